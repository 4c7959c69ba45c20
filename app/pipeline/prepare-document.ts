import { observedFigures, toleratedFigures } from '~/domain/checks/observed-figures';
import { orderBlockers } from '~/domain/checks/order-blockers';
import type { Blocker } from '~/domain/checks/check';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { parseMinor } from '~/domain/money/parse';
import type { Order } from '~/domain/order/order';
import type { PosMapping } from '~/domain/posting/mapping';
import { mapDocument } from '~/domain/posting/map-document';
import type { PosError } from '~/domain/posting/pos-error';
import type { Result } from '~/domain/result';
import { onNoProduct } from '~/domain/translation/as-sold';
import type { PosDocument } from '~/domain/translation/document';
import type { TranslationFault } from '~/domain/translation/document-parts';
import { factsReadAt, freshEnoughMs, gatherFacts, gatherItems } from './gather-facts';
import { note, type OrderCase } from './order-job';
import type { PosReach } from './pos-access';

export type Translated = Result<PosDocument, TranslationFault>;

export type Prepared =
  | { readonly kind: 'ready'; readonly document: PosDocument; readonly mapping: PosMapping }
  /** The document as it would be; null where the order cannot be translated. */
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[]; readonly document: PosDocument | null }
  | { readonly kind: 'error'; readonly error: PosError };

/** Facts, checks, balance and mapping of one document. */
export async function prepareDocument(job: OrderCase, access: PosReach, order: Order, translated: Translated): Promise<Prepared> {
  const gathered = await gatherFacts(job.deps, access);
  if (!gathered.ok) return { kind: 'error', error: gathered.error };
  const facts = gathered.value;
  // Each shop's register is read off them: without, the document would be frozen with none.
  if (access.gateway.manifest.stationAtLocation && facts.stations.kind === 'unknown') return { kind: 'error', error: facts.stations.error };
  const first = await judge(job, access, order, translated, facts);
  // A refusal by older facts is asked once more: the merchant may have just fixed it.
  if (first.kind !== 'blocked' || job.deps.clock.now() - factsReadAt(facts) <= freshEnoughMs) return first;
  const again = await gatherFacts(job.deps, access, freshEnoughMs);
  return again.ok ? judge(job, access, order, translated, again.value) : { kind: 'error', error: again.error };
}

async function judge(job: OrderCase, access: PosReach, order: Order, translated: Translated, facts: PosFacts): Promise<Prepared> {
  const { settings } = job.settings;
  const { connection } = access;
  const wanted = translated.ok ? translated.value : null;
  const items = wanted ? await gatherItems(job.deps, access, wanted, settings.items.matchFields) : null;
  if (items && !items.ok) return { kind: 'error', error: items.error };
  const document = wanted && items?.ok && settings.items.unmatched === 'no-product' ? onNoProduct(wanted, items.value) : wanted;
  const tolerance = parseMinor(settings.payments.tolerance, order.currency);

  const blockers = orderBlockers({
    order, document, fault: translated.ok ? null : translated.error, settings, facts,
    items: items?.value ?? new Map(), accountCurrency: connection.account.currency, demands: access.gateway.manifest,
    tolerance: tolerance.ok ? tolerance.value : 0n,
  });
  if (blockers.length > 0 || !document || !items) return { kind: 'blocked', blockers, document };
  const mapped = mapDocument({ document, settings, facts, items: items.value, referenceField: connection.referenceField });
  if (!mapped.ok) return { kind: 'blocked', blockers: mapped.error, document };
  tellNoProduct(job, wanted, document);
  tellFigures(job, order, tolerance.ok ? tolerance.value : 0n);
  return { kind: 'ready', document, mapping: mapped.value };
}

/** Where Shopify's own sums differ and the order goes all the same. */
function tellFigures(job: OrderCase, order: Order, tolerance: bigint): void {
  for (const figures of toleratedFigures(order, tolerance)) note(job, 'notice.tolerance', figures);
  for (const { cause } of observedFigures(order)) note(job, 'notice.identity', cause.params);
}

function tellNoProduct(job: OrderCase, wanted: PosDocument | null, document: PosDocument): void {
  const skus = (wanted?.lines ?? []).flatMap((line, index) => (line.target.kind === 'item' && document.lines[index]?.target.kind === 'product' ? [line.target.sku] : []));
  if (skus.length > 0) note(job, 'notice.no-product', { skus: [...new Set(skus)].join(', ') });
}
