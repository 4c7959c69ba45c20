import { formatMinor } from '~/domain/money/format';
import type { Minor } from '~/domain/money/money';
import { tellMatter } from '~/domain/posting/step-matter';
import { requiredProducts, type PosDocument } from '~/domain/translation/document';
import type { DrawnDocument } from '~/pipeline/draw-documents';
import type { DryRun, DryRunOutcome } from '~/pipeline/dry-run';

/** What would happen, as a screen is given it: amounts as decimal text, one currency. */
export const presentDryRun = (outcome: DryRunOutcome) => (outcome.kind === 'unread' ? { kind: 'unread' as const, cause: outcome.verdict.cause } : { kind: 'run' as const, ...presentRun(outcome) });

const presentRun = ({ order, judgement, kept, silent, documents, standing, notices }: DryRun) => ({
  name: order.name,
  currency: order.currency,
  trace: judgement.trace,
  kept: kept && { status: kept.status, cause: kept.cause },
  silent,
  standing,
  notices: notices.map(({ code, params }) => ({ code, params })),
  documents: documents.map((drawn) => presentDrawn(drawn)),
});

function presentDrawn({ document, number, steps, done, blockers }: DrawnDocument) {
  return {
    number,
    causes: blockers.map((blocker) => blocker.cause),
    document: document && presentDocument(document),
    steps: document
      ? steps.map((step) => {
          const { subject, amount } = tellMatter(step.matter, document);
          return { key: step.key, kind: step.kind, subject, amount: amount === null ? null : formatMinor(amount, document.currency), done: done.includes(step.key) };
        })
      : [],
  };
}

function presentDocument(document: PosDocument) {
  const text = (amount: Minor): string => formatMinor(amount, document.currency);
  return {
    kind: document.kind,
    total: text(document.total),
    owed: document.owed === 0n ? null : text(document.owed),
    lines: document.lines.map(({ key, target, description, quantity, unitPrice, total }) => ({
      key,
      name: description,
      /** Where it goes in the POS: a SKU, or a product of ours. */
      target: target.kind === 'item' ? target.sku : requiredProducts[target.product],
      quantity,
      unitPrice: text(unitPrice),
      total: text(total),
    })),
    shipping: document.shipping.map(({ key, title, amount }) => ({ key, name: title, amount: text(amount) })),
    taxes: document.taxes.map(({ key, title, amount }) => ({ key, name: title, amount: text(amount) })),
    payments: document.tenders.map(({ key, gateway, amount }) => ({ key, gateway, amount: text(amount) })),
  };
}
