import { useDifference, type MoneyView } from '../order/money-words';
import { useReader } from '../text/reader';

/** Shopify and POS side by side, with the sums that stopped the order. */
export function MoneySection({ view }: { readonly view: MoneyView }) {
  const { t, money, params } = useReader();
  const show = (amount: string | null): string => (amount === null ? '—' : money(amount, view.currency));
  const difference = useDifference(view);
  const { calculation } = view;
  return (
    <section>
      <h2>{t('order.money.heading')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('order.money.what')}</th>
            <th scope="col" className="num">{t('order.money.shopify')}</th>
            <th scope="col" className="num">{t('order.money.pos')}</th>
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Row key={row.kind} label={t(`order.money.row.${row.kind}`)} sides={[show(row.shopify), show(row.pos)]} />
          ))}
          <Row label={t('order.money.row.total')} sides={[show(view.total.shopify), show(view.total.pos)]} sum />
          {view.owed === null ? null : <Row label={t('order.money.row.owed')} sides={['', show(view.owed)]} />}
        </tbody>
      </table>
      {calculation ? (
        <table>
          <caption>{t('order.money.calculation.heading')}</caption>
          <tbody>
            <Row label={t(`order.money.calculation.${calculation.code}.left`)} sides={[show(calculation.left)]} />
            <Row label={t(`order.money.calculation.${calculation.code}.right`)} sides={[show(calculation.right)]} />
            <Row label={t('order.money.calculation.diff')} sides={[show(calculation.diff)]} sum />
          </tbody>
        </table>
      ) : null}
      <p>{difference}</p>
      {view.tolerated === null ? null : <p>{t('order.money.tolerated', params(view.tolerated))}</p>}
      {view.later === null ? null : <p>{t('order.money.later', { amount: money(view.later, view.currency) })}</p>}
      <p className="quiet">{t('snapshot.order.unasked')}</p>
    </section>
  );
}

function Row({ label, sides, sum = false }: { readonly label: string; readonly sides: readonly string[]; readonly sum?: boolean }) {
  return (
    <tr className={sum ? 'sum' : undefined}>
      <th scope="row">{label}</th>
      {sides.map((side, index) => (
        <td key={index} className="num">{side}</td>
      ))}
    </tr>
  );
}
