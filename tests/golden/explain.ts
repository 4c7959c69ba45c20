/** npm run golden:explain CASE — the arithmetic of one golden case, from Shopify's ledger to what stands in the POS. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { formatMinor } from '~/domain/money/format';
import { sumOf } from '~/domain/money/sum';
import { checkIdentities } from '~/domain/order/identities';
import { agreementTotal, ledgerTotal } from '~/domain/order/ledger';
import type { Order } from '~/domain/order/order';
import { requiredProducts, type PosDocument } from '~/domain/translation/document';
import { cleared } from '~/domain/translation/settle-document';
import { openShopify } from '../support/shopify';
import { carryCase } from './carry';
import { goldenNames, readCase } from './cases';

const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const row = (label: string, amount: string): void => say(`  ${label.padEnd(62)}${amount.padStart(14)}`);

function explainLedger(order: Order): void {
  const money = (amount: bigint): string => formatMinor(amount, order.currency);
  say(`Shopify's ledger of ${order.name}, ${order.currency}, prices ${order.taxesIncluded ? 'with' : 'without'} tax`);
  for (const agreement of order.agreements) {
    say(` ${agreement.kind} of ${new Date(agreement.happenedAt).toISOString()}`);
    for (const sale of agreement.sales) row(`${sale.lineType.toLowerCase()} ${sale.label ?? ''}${sale.quantity === null ? '' : `, ${sale.quantity} units`} (of it tax ${money(sale.tax)})`, money(sale.amount));
    row('sum', money(agreementTotal(agreement)));
  }
  row('ledger in all', money(ledgerTotal(order)));
  row("Shopify's total of today", money(order.totals.currentTotal));
  say();
  say('Payments');
  for (const one of order.transactions) row(`${one.kind.toLowerCase()} ${one.status.toLowerCase()} ${one.gateway}${one.rounding === 0n ? '' : ` (rounded by ${money(one.rounding)})`}`, money(one.amount));
  say();
  say('Identities');
  for (const { name, level, holds, left, right } of checkIdentities(order)) row(`${name.padEnd(7)} ${level.padEnd(9)} ${holds ? 'holds' : 'FAILS'}`, `${money(left)} = ${money(right)}`);
  say();
}

function explainDocument(number: string, document: PosDocument, order: Order): void {
  const money = (amount: bigint): string => formatMinor(amount, document.currency);
  say(`${number} (${document.kind})`);
  for (const line of document.lines) row(`${line.target.kind === 'item' ? line.target.sku : requiredProducts[line.target.product]}: ${line.quantity} × ${money(line.unitPrice)}`, money(line.total));
  for (const one of document.shipping) row(`shipping ${one.title}`, money(one.amount));
  for (const tax of document.taxes) row(`tax ${tax.title} ${tax.rate}`, money(tax.amount));
  row('total', money(document.total));
  for (const tender of document.tenders) row(`paid by ${tender.gateway || 'an unnamed gateway'}`, money(tender.amount));
  row('owed', money(document.owed));
  const carried = new Set([document.id, ...document.folded]);
  row('without clearing lines', money(document.total - cleared(document)));
  row('the ledger says', money(sumOf(order.agreements.filter((one) => carried.has(one.id)), agreementTotal)));
  say();
}

const name = process.argv[2] ?? '';
if (!goldenNames().includes(name)) {
  process.stderr.write(`${name === '' ? 'Name a case' : `There is no case ${name}`}. There are:\n  ${goldenNames().join('\n  ')}\n`);
  process.exit(2);
}
const golden = readCase(name);
say(readFileSync(path.join(golden.folder, 'README.md'), 'utf8'));
const { order, row: told, documents, till, moved } = await carryCase(golden, await openShopify());
explainLedger(order);
for (const one of documents) explainDocument(one.number, one.document, order);
say(`Verdict: ${told.verdict.status}${told.verdict.cause ? ` ${told.verdict.cause.code}` : ''}`);
say(`Stock: ${Object.entries(moved).map(([where, units]) => `${where} ${units > 0 ? '+' : ''}${units}`).join(', ') || 'nothing moved'}`);
await till.close();
process.exit(0);
