import type { Cause, Status } from '~/domain/verdict/verdict';
import { useReader } from '../text/reader';
import { When } from './facts';
import type { LinkView } from './snapshot-header';

export interface OrderRowView {
  readonly id: string;
  readonly name: string;
  readonly status: Status;
  readonly cause: Cause | null;
  readonly placedAt: number | null;
  readonly total: string | null;
  readonly currency: string | null;
}

export interface ProblemsView {
  readonly shown: readonly { readonly id: string; readonly cause: Cause; readonly orders: number; readonly amount: string | null; readonly openedAt: number; readonly muted: boolean; readonly rechecking: boolean; readonly rows: readonly OrderRowView[]; readonly more: boolean }[];
  readonly more: number;
}

export interface OrdersView {
  readonly counts: readonly { readonly status: Status; readonly count: number }[];
  readonly rows: readonly OrderRowView[];
  /** Address of the older ones. */
  readonly older: string | null;
  readonly first: boolean;
}

/** Causes that hold orders up, each with its orders. */
export function ProblemsSection({ view, link, currency }: { readonly view: ProblemsView; readonly link: LinkView; readonly currency: string | null }) {
  const { t, cause, money, moment } = useReader();
  return (
    <section>
      <h2>{t('snapshot.problems.heading')}</h2>
      {view.shown.length === 0 ? <p>{t('snapshot.problems.none')}</p> : null}
      {view.shown.map((problem) => (
        <section key={problem.id}>
          <h3>{cause(problem.cause, 'title')}</h3>
          <p>{cause(problem.cause, 'body')}</p>
          <p className="quiet">
            {[
              problem.cause.code,
              problem.orders > 0 ? t('home.needs.orders', { count: problem.orders }) : t('home.needs.noOrders'),
              problem.amount && currency ? t('home.needs.amount', { amount: money(problem.amount, currency) }) : null,
              t('home.needs.since', { when: moment(problem.openedAt) }),
              problem.muted ? t('home.needs.muted') : null,
              problem.rechecking ? t('home.needs.rechecking') : null,
            ].filter(Boolean).join(' · ')}
          </p>
          {problem.rows.length > 0 ? <OrderTable rows={problem.rows} link={link} caption={t('snapshot.problems.orders')} /> : null}
          {problem.more ? <p className="quiet">{t('snapshot.problems.moreOrders')}</p> : null}
        </section>
      ))}
      {view.more > 0 ? <p>{t('snapshot.problems.more', { count: view.more })}</p> : null}
    </section>
  );
}

export function OrdersSection({ view, link }: { readonly view: OrdersView; readonly link: LinkView }) {
  const { t } = useReader();
  return (
    <section>
      <h2>{t('snapshot.orders.heading')}</h2>
      {view.counts.length > 0 ? (
        <p className="quiet">
          {t('snapshot.orders.all', { list: view.counts.map(({ status, count }) => `${t(`common.status.${status}`)} ${count}`).join(' · ') })}
        </p>
      ) : null}
      {view.rows.length === 0 ? <p>{t(view.first ? 'snapshot.orders.none' : 'snapshot.orders.noMore')}</p> : <OrderTable rows={view.rows} link={link} caption={t('snapshot.orders.intro')} />}
      {view.older ? (
        <p>
          <a href={view.older}>{t('snapshot.orders.next')}</a>
        </p>
      ) : null}
    </section>
  );
}

function OrderTable({ rows, link, caption }: { readonly rows: readonly OrderRowView[]; readonly link: LinkView; readonly caption: string }) {
  const { t, cause, money } = useReader();
  return (
    <table className="cards">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('snapshot.orders.number')}</th>
          <th scope="col">{t('snapshot.orders.verdict')}</th>
          <th scope="col">{t('snapshot.orders.placed')}</th>
          <th scope="col" className="num">{t('snapshot.orders.total')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <a href={link.orderTo(row.id)}>{row.name}</a>
            </th>
            <td>
              <span className="word">{t(`common.status.${row.status}`)}</span>
              {row.cause ? <> {cause(row.cause, 'reason')}</> : null}
            </td>
            <td>{row.placedAt === null ? null : <When at={row.placedAt} />}</td>
            <td className="num">{row.total !== null && row.currency !== null ? money(row.total, row.currency) : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
