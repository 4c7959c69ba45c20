import { orderBlockers } from '~/domain/checks/order-blockers';
import type { Blocker } from '~/domain/checks/check';
import type { PosFacts } from '~/domain/checks/pos-facts';
import { parseMinor } from '~/domain/money/parse';
import type { Order } from '~/domain/order/order';
import type { PosMapping } from '~/domain/posting/mapping';
import { mapDocument } from '~/domain/posting/map-document';
import type { PosError } from '~/domain/posting/pos-error';
import type { Result } from '~/domain/result';
import type { PosDocument } from '~/domain/translation/document';
import type { TranslationFault } from '~/domain/translation/document-parts';
import { factsReadAt, freshEnoughMs, gatherFacts, gatherItems } from './gather-facts';
import type { OrderJob } from './order-job';
import type { PosAccess } from './pos-access';

export type Translated = Result<PosDocument, TranslationFault>;

export type Prepared =
  | { readonly kind: 'ready'; readonly document: PosDocument; readonly mapping: PosMapping }
  | { readonly kind: 'blocked'; readonly blockers: readonly Blocker[] }
  | { readonly kind: 'error'; readonly error: PosError };

/** Facts, checks, balance and mapping of one document. */
export async function prepareDocument(job: OrderJob, access: PosAccess, order: Order, translated: Translated): Promise<Prepared> {
  const gathered = await gatherFacts(job.deps, access);
  if (!gathered.ok) return { kind: 'error', error: gathered.error };
  const facts = gathered.value;
  const first = await judge(job, access, order, translated, facts);
  // A refusal by older facts is asked once more: the merchant may have just fixed it.
  if (first.kind !== 'blocked' || job.deps.clock.now() - factsReadAt(facts) <= freshEnoughMs) return first;
  const again = await gatherFacts(job.deps, access, freshEnoughMs);
  return again.ok ? judge(job, access, order, translated, again.value) : { kind: 'error', error: again.error };
}

async function judge(job: OrderJob, access: PosAccess, order: Order, translated: Translated, facts: PosFacts): Promise<Prepared> {
  const { settings } = job.settings;
  const { connection } = access;
  const document = translated.ok ? translated.value : null;
  const items = document ? await gatherItems(job.deps, access, document) : null;
  if (items && !items.ok) return { kind: 'error', error: items.error };
  const tolerance = parseMinor(settings.payments.tolerance, order.currency);

  const blockers = orderBlockers({
    order, document, fault: translated.ok ? null : translated.error, settings, facts,
    items: items?.value ?? new Map(), accountCurrency: connection.account.currency,
    tolerance: tolerance.ok ? tolerance.value : 0n,
  });
  if (blockers.length > 0 || !document || !items) return { kind: 'blocked', blockers };
  const mapped = mapDocument({ document, settings, facts, items: items.value, referenceField: connection.referenceField });
  return mapped.ok ? { kind: 'ready', document, mapping: mapped.value } : { kind: 'blocked', blockers: mapped.error };
}
