import { there, withOrder } from '../order/verdict-words';
import { useReader } from '../text/reader';
import type { SnapshotOrderView } from './snapshot-order-view';

/** Effect, cause, what would mend it, and who can; the buttons are on the shop's own page. */
export function VerdictSection({ view }: { readonly view: SnapshotOrderView }) {
  const { t, cause, day, moment, person } = useReader();
  const { status, decision, name } = view;
  const main = view.cause && withOrder(view.cause, name);
  return (
    <section>
      <h2>{t(there.includes(status) ? 'order.verdict.headingThere' : 'order.verdict.heading')}</h2>
      <p>
        <span className="word">{t(`common.status.${status}`)}</span>
      </p>
      {main ? (
        <>
          <h3>{cause(main, 'title')}</h3>
          <p>{cause(main, 'body')}</p>
          {view.nextTryAt === null ? null : <p>{t('order.verdict.nextTry', { when: moment(view.nextTryAt) })}</p>}
          {main.held > 1 ? <p>{t('order.verdict.held', { count: main.held })}</p> : null}
          <p>{t('snapshot.order.fix', { fix: cause(main, 'fix') ?? '' })}</p>
          <p className="quiet">{t(`order.verdict.who.${main.fix.doer}`)}</p>
        </>
      ) : (
        <p>{t(status === 'in_pos' ? 'order.verdict.inPos' : 'order.verdict.byItself')}</p>
      )}
      {decision && decision.at !== null ? <p>{t(`order.verdict.decided.${decision.kind}`, { by: person(decision.by ?? ''), date: day(decision.at) })}</p> : null}
      {decision?.note ? <p>{t('snapshot.order.note', { note: decision.note })}</p> : null}
      {view.alsoNeeded.length > 0 ? (
        <>
          <h3>{t('order.verdict.alsoNeeded')}</h3>
          <ul>
            {view.alsoNeeded.map((one, index) => (
              <li key={`${one.code} ${index}`}>{cause(withOrder(one, name), 'reason')}</li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
