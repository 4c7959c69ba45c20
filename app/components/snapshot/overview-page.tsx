import type { ConnectionFactsView } from '../settings/connection-facts';
import type { IndicatorView } from '../text/indicator-line';
import { useIndicatorLine } from '../text/indicator-line';
import { useBacklog, type BacklogView } from '../text/backlog';
import { useComparison, type ComparisonSummary } from '../text/comparison';
import { useReader } from '../text/reader';
import { ChecksSection, type ChecksView } from './checks-section';
import { ConfigurationSection, type ConfigurationView } from './configuration-section';
import { Facts, When } from './facts';
import { OrdersSection, ProblemsSection, type OrdersView, type ProblemsView } from './orders-section';
import { SnapshotDocument } from './snapshot-document';
import { SnapshotHeader, type LinkView } from './snapshot-header';

export interface OverviewView {
  readonly now: number;
  readonly installationId: string;
  readonly shop: string;
  readonly currency: string | null;
  readonly indicator: IndicatorView;
  readonly connection: ConnectionFactsView | null;
  readonly backlog: BacklogView;
  readonly lastRunAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly checks: ChecksView & { readonly comparison: ComparisonSummary };
  readonly problems: ProblemsView;
  readonly orders: OrdersView;
  readonly configuration: ConfigurationView;
}

/** Show me this installation without touching it. */
export function OverviewPage({ view, link }: { readonly view: OverviewView; readonly link: LinkView }) {
  const { t } = useReader();
  const [line, backlog, comparison] = [useIndicatorLine(view.indicator), useBacklog(view.backlog), useComparison(view.checks.comparison)];
  return (
    <SnapshotDocument title={t('snapshot.title')}>
      <SnapshotHeader title={t('snapshot.title')} link={{ ...link, overview: null }} facts={view} />
      <main>
        <section>
          <h2>{t('home.sync.heading')}</h2>
          <p>
            <span className="word">{t(`common.indicator.${view.indicator.state}`)}</span> {line}
          </p>
          <Facts
            facts={[
              [t('snapshot.backlog'), backlog.join(' ')],
              [t('snapshot.sweep'), comparison],
              [t('snapshot.lastRun'), <When key="run" at={view.lastRunAt} />],
              [t('snapshot.lastSuccess'), <When key="success" at={view.lastSuccessAt} />],
              [t('snapshot.lastCheck'), <When key="check" at={view.checks.lastRunAt} />],
            ]}
          />
        </section>
        <ConnectionSection connection={view.connection} />
        <ProblemsSection view={view.problems} link={link} currency={view.currency} />
        <OrdersSection view={view.orders} link={link} />
        <ChecksSection view={view.checks} />
        <ConfigurationSection view={view.configuration} />
      </main>
    </SnapshotDocument>
  );
}

function ConnectionSection({ connection }: { readonly connection: OverviewView['connection'] }) {
  const { t, person } = useReader();
  const fact = (name: 'pos' | 'account' | 'user' | 'by' | 'at' | 'currency' | 'lastAnswer' | 'answerTime'): string => t(`connection.facts.${name}`);
  return (
    <section>
      <h2>{t('snapshot.connection')}</h2>
      {connection === null ? (
        <p>{t('snapshot.notConnected')}</p>
      ) : (
        <Facts
          facts={[
            [t('snapshot.status'), t(`connection.state.${connection.state}`)],
            [fact('pos'), connection.pos],
            [fact('account'), connection.account],
            [fact('user'), connection.userName],
            [fact('by'), person(connection.connectedBy)],
            [fact('at'), <When key="at" at={connection.connectedAt} />],
            [fact('currency'), connection.currency],
            [fact('lastAnswer'), <When key="answer" at={connection.lastSuccessAt} />],
            [fact('answerTime'), connection.lastAnswerMs === null ? null : t('connection.facts.ms', { ms: connection.lastAnswerMs })],
          ]}
        />
      )}
    </section>
  );
}
