import type { RuleTrace } from '~/domain/settings/gate-types';
import type { Cause } from '~/domain/verdict/verdict';
import type { DocumentView } from '../order/documents-card';
import type { OrderFactsView } from '../order/facts-card';
import type { MoneyView } from '../order/money-words';
import { useSaw } from '../order/rule-words';
import { useSentence, type TimelineEntryView } from '../order/timeline-words';
import type { VerdictView } from '../order/verdict-card';
import { useReader } from '../text/reader';
import { Facts, When } from './facts';
import { MoneySection } from './money-section';
import { SnapshotDocument } from './snapshot-document';
import { SnapshotHeader, type LinkView } from './snapshot-header';
import { ThenAndNow, type ThenAndNowView } from './then-and-now';
import { VerdictSection } from './verdict-section';

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

/** What did the app know and do, minute by minute? */
export function OrderPage({ view, link }: { readonly view: SnapshotOrderView; readonly link: LinkView }) {
  return (
    <SnapshotDocument title={`${view.name} · Tillbridge`}>
      <SnapshotHeader title={view.name} link={link} facts={view} />
      <main>
        <VerdictSection view={view} />
        <FactsSection view={view} />
        <DocumentsSection documents={view.documents} />
        {view.money ? <MoneySection view={view.money} /> : null}
        <RulesSection view={view} />
        <ThenAndNow view={view.settings} />
        <TimelineSection entries={view.timeline} currency={view.money?.currency ?? null} />
      </main>
    </SnapshotDocument>
  );
}

function FactsSection({ view: { facts, cause } }: { readonly view: SnapshotOrderView }) {
  const { t } = useReader();
  return (
    <section>
      <h2>{t('order.facts.heading')}</h2>
      <Facts
        facts={[
          [t('order.facts.cause'), cause?.code ?? null],
          [t('order.facts.orderId'), facts.orderId.slice(facts.orderId.lastIndexOf('/') + 1)],
          [t('order.facts.posNumber'), facts.posNumber],
          ...facts.posIds.map((id) => [t('order.facts.posId'), id] as const),
          [t('order.facts.placed'), facts.placedAt === null ? null : <When key="placed" at={facts.placedAt} />],
          [t('order.facts.firstSeen'), <When key="seen" at={facts.firstSeenAt} />],
          [t('order.facts.lastTry'), <When key="tried" at={facts.lastTriedAt} />],
          [t('order.facts.attempts'), facts.attempts > 0 ? String(facts.attempts) : null],
        ]}
      />
    </section>
  );
}

function DocumentsSection({ documents }: { readonly documents: SnapshotOrderView['documents'] }) {
  const { t, money } = useReader();
  return (
    <section>
      <h2>{t('order.documents.heading')}</h2>
      {documents.length === 0 ? <p>{t('order.documents.none')}</p> : null}
      <ul className="plain">
        {documents.map((one) => (
          <li key={`${one.id} ${one.number} ${one.state}`}>
            {t(`order.documents.kind.${one.kind}`)} {one.number}{' '}
            <span className="word">{t(`order.documents.state.${one.state}`)}</span>
            <p className="quiet">
              {[one.posStatus === null ? null : `${t('order.documents.status')}: ${one.posStatus}`, one.posTotal === null ? null : `${t('order.documents.total')}: ${money(one.posTotal, one.currency)}`].filter(Boolean).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RulesSection({ view: { trace, judgedVersion, status, cause, alsoNeeded } }: { readonly view: SnapshotOrderView }) {
  const { t, cause: words } = useReader();
  const blockers: readonly Cause[] = status === 'blocked' && cause ? [cause, ...alsoNeeded] : [];
  return (
    <section>
      <h2>{t('order.rules.heading')}</h2>
      <p className="quiet">{judgedVersion === null ? t('order.rules.notJudged') : t('order.rules.judgedBy', { version: String(judgedVersion) })}</p>
      <ol className="plain">
        {trace.map((line) => (
          <RuleLine key={line.rule} line={line} />
        ))}
      </ol>
      {judgedVersion === null ? null : <h3>{blockers.length > 0 ? t('order.rules.checks') : t('order.rules.checksPassed')}</h3>}
      {blockers.length > 0 ? (
        <ul className="plain">
          {blockers.map((one, index) => (
            <li key={`${one.code} ${index}`}>{words(one, 'reason')}</li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function RuleLine({ line }: { readonly line: RuleTrace }) {
  const { t } = useReader();
  const saw = useSaw(line);
  return (
    <li>
      {t(`order.rules.rule.${line.rule}`)} <span className="word">{t(`order.rules.result.${line.result}`)}</span>
      {saw ? <p className="quiet">{saw}</p> : null}
    </li>
  );
}

function TimelineSection({ entries, currency }: { readonly entries: readonly TimelineEntryView[]; readonly currency: string | null }) {
  const { t } = useReader();
  const tell = useSentence(currency);
  return (
    <section>
      <h2>{t('order.timeline.heading')}</h2>
      {entries.length === 0 ? <p>{t('order.timeline.empty')}</p> : null}
      <ol className="plain">
        {entries.map((entry) => (
          <li key={entry.id}>
            {tell(entry)}
            <When at={entry.at} />
          </li>
        ))}
      </ol>
    </section>
  );
}
