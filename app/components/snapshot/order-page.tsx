import type { RuleTrace } from '~/domain/settings/gate-types';
import type { Cause } from '~/domain/verdict/verdict';
import { useSaw } from '../order/rule-words';
import { useSentence, type TimelineEntryView } from '../order/timeline-words';
import { useReader } from '../text/reader';
import { Facts, When } from './facts';
import { MoneySection } from './money-section';
import { SnapshotDocument } from './snapshot-document';
import { SnapshotHeader, type LinkView } from './snapshot-header';
import type { SnapshotOrderView } from './snapshot-order-view';
import { ThenAndNow } from './then-and-now';
import { VerdictSection } from './verdict-section';

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
            <Facts
              facts={[
                [t('order.documents.status'), one.posStatus],
                [t('order.documents.total'), one.posTotal === null ? null : money(one.posTotal, one.currency)],
              ]}
            />
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
