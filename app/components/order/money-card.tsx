import { BlockStack, Card, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { useDifference, type MoneyView } from './money-words';

export type { MoneyView } from './money-words';

/** Shopify and POS side by side; the difference in words, not in colour. */
export function MoneyCard({ view }: { readonly view: MoneyView }) {
  const { t, money, params } = useReader();
  const show = (amount: string | null): string => (amount === null ? '—' : money(amount, view.currency));
  const parts = view.rows.filter((row) => row.kind !== 'payments');
  const difference = useDifference(view);
  const payments = view.rows.find((row) => row.kind === 'payments');
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd" id="money">
          {t('order.money.heading')}
        </Text>
        <div className="tb-scroll" tabIndex={0} role="region" aria-labelledby="money">
          <table className="tb-table">
            <thead>
              <tr>
                <th scope="col">{t('order.money.what')}</th>
                <th scope="col" className="tb-num">
                  {t('order.money.shopify')}
                </th>
                <th scope="col" className="tb-num">
                  {t('order.money.pos')}
                </th>
              </tr>
            </thead>
            <tbody>
              {parts.map((row) => (
                <MoneyRow
                  key={row.kind}
                  label={t(`order.money.row.${row.kind}`)}
                  left={show(row.shopify)}
                  right={show(row.pos)}
                />
              ))}
              <MoneyRow label={t('order.money.row.total')} left={show(view.total.shopify)} right={show(view.total.pos)} sum />
              {payments ? (
                <MoneyRow label={t('order.money.row.payments')} left={show(payments.shopify)} right={show(payments.pos)} />
              ) : null}
              {view.owed === null ? null : <MoneyRow label={t('order.money.row.owed')} left="" right={show(view.owed)} />}
            </tbody>
          </table>
        </div>
        {view.calculation ? <Calculation {...view.calculation} show={show} /> : null}
        <BlockStack gap="100">
          <Text as="p" fontWeight="semibold">
            {difference}
          </Text>
          {view.parts === '' ? null : <Text as="p">{t('order.money.explained', params({ parts: view.parts, currency: view.currency }))}</Text>}
          {view.tolerated === null ? null : <Text as="p">{t('order.money.tolerated', params(view.tolerated))}</Text>}
          {view.later === null ? null : (
            <Text as="p">{t('order.money.later', { amount: money(view.later, view.currency) })}</Text>
          )}
          <Text as="p" tone="subdued">
            {view.read ? t('order.money.netOfTax') : t('order.money.unread')}
          </Text>
        </BlockStack>
      </BlockStack>
    </Card>
  );
}

/** As it was reckoned when the order was stopped. */
function Calculation({ code, left, right, diff, show }: NonNullable<MoneyView['calculation']> & { readonly show: (amount: string) => string }) {
  const { t } = useReader();
  return (
    <table className="tb-table">
      <caption className="tb-hidden">{t('order.money.calculation.heading')}</caption>
      <tbody>
        <MoneyRow label={t(`order.money.calculation.${code}.left`)} left="" right={show(left)} />
        <MoneyRow label={t(`order.money.calculation.${code}.right`)} left="" right={show(right)} />
        <MoneyRow label={t('order.money.calculation.diff')} left="" right={show(diff)} sum />
      </tbody>
    </table>
  );
}

function MoneyRow({
  label,
  left,
  right,
  sum = false,
}: {
  readonly label: string;
  readonly left: string;
  readonly right: string;
  readonly sum?: boolean;
}) {
  return (
    <tr className={sum ? 'tb-sum' : undefined}>
      <th scope="row">{label}</th>
      <td className="tb-num">{left}</td>
      <td className="tb-num">{right}</td>
    </tr>
  );
}
