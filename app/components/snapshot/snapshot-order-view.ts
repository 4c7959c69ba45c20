import type { RuleTrace } from '~/domain/settings/gate-types';
import type { DocumentView } from '../order/documents-card';
import type { OrderFactsView } from '../order/facts-card';
import type { MoneyView } from '../order/money-words';
import type { TimelineEntryView } from '../order/timeline-words';
import type { VerdictView } from '../order/verdict-card';
import type { ThenAndNowView } from './then-and-now';

/** The order's own page without what is done there. */
export interface SnapshotOrderView extends Omit<VerdictView, 'decision'> {
  readonly now: number;
  readonly installationId: string;
  readonly shop: string;
  readonly decision: (NonNullable<VerdictView['decision']> & { readonly note: string | null }) | null;
  readonly trace: readonly RuleTrace[];
  readonly judgedVersion: number | null;
  readonly documents: readonly Omit<DocumentView, 'link'>[];
  readonly money: MoneyView | null;
  readonly timeline: readonly TimelineEntryView[];
  readonly facts: Omit<OrderFactsView, 'causeCode'>;
  readonly settings: ThenAndNowView | null;
}
