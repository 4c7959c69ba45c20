import { BlockStack, Card, InlineStack, Text } from '@shopify/polaris';
import type { Cause } from '~/domain/verdict/verdict';
import { CopyId } from '../text/copy-id';
import { useReader } from '../text/reader';
import { StepList, type StepView } from './step-list';

interface AmountView {
  readonly key: string;
  readonly name: string;
  readonly amount: string;
}

export interface DrawnView {
  readonly number: string;
  readonly causes: readonly Cause[];
  readonly steps: readonly StepView[];
  readonly document: {
    readonly kind: 'sale' | 'edit' | 'return';
    readonly total: string;
    readonly owed: string | null;
    readonly lines: readonly { readonly key: string; readonly name: string; readonly target: string; readonly quantity: number; readonly unitPrice: string; readonly total: string }[];
    readonly shipping: readonly AmountView[];
    readonly taxes: readonly AmountView[];
    readonly payments: readonly { readonly key: string; readonly gateway: string; readonly amount: string }[];
  } | null;
}

/** One document as it would stand in the POS, what stops it, and how it would be sent. */
export function DrawnCard({ drawn, currency }: { readonly drawn: DrawnView; readonly currency: string }) {
  const { t, cause } = useReader();
  const { document, number, causes, steps } = drawn;
  return (
    <Card>
      <BlockStack gap="400">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h2" variant="headingMd" id={`drawn-${number}`}>
            {document ? t(`order.documents.kind.${document.kind}`) : t('dryRun.untranslated')}
          </Text>
          <CopyId id={number} what={t('order.documents.number')} />
        </InlineStack>
        {causes.length > 0 ? (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t('dryRun.stops')}
            </Text>
            <ul className="tb-plain">
              {causes.map((one, index) => (
                <li key={`${one.code} ${index}`}>{cause(one, 'reason')}</li>
              ))}
            </ul>
          </BlockStack>
        ) : (
          <Text as="p">{t('dryRun.checksPassed')}</Text>
        )}
        {document ? <Amounts document={document} currency={currency} heading={`drawn-${number}`} /> : null}
        {steps.length > 0 ? <StepList steps={steps} currency={currency} /> : null}
      </BlockStack>
    </Card>
  );
}

function Amounts({ document, currency, heading }: { readonly document: NonNullable<DrawnView['document']>; readonly currency: string; readonly heading: string }) {
  const { t, money, gateway } = useReader();
  const show = (amount: string): string => money(amount, currency);
  return (
    <div className="tb-scroll" tabIndex={0} role="region" aria-labelledby={heading}>
      <table className="tb-table">
        <thead>
          <tr>
            <th scope="col">{t('dryRun.what')}</th>
            <th scope="col">{t('dryRun.target')}</th>
            <th scope="col" className="tb-num">
              {t('dryRun.amount')}
            </th>
          </tr>
        </thead>
        <tbody>
          {document.lines.map((line) => (
            <Row key={`line ${line.key}`} name={line.name} target={line.target} quantity={t('dryRun.each', { quantity: line.quantity, price: show(line.unitPrice) })} amount={show(line.total)} />
          ))}
          {document.shipping.map((one) => (
            <Row key={`shipping ${one.key}`} name={one.name} target={t('order.money.row.shipping')} amount={show(one.amount)} />
          ))}
          {document.taxes.map((one) => (
            <Row key={`tax ${one.key}`} name={one.name} target={t('order.money.row.tax')} amount={show(one.amount)} />
          ))}
          <Row name={t('order.money.row.total')} amount={show(document.total)} sum />
          {document.payments.map((one) => (
            <Row key={one.key} name={gateway(one.gateway)} target={t('order.money.row.payments')} amount={show(one.amount)} />
          ))}
          {document.owed === null ? null : <Row name={t('order.money.row.owed')} amount={show(document.owed)} />}
        </tbody>
      </table>
    </div>
  );
}

function Row({ name, target = '', quantity = '', amount, sum = false }: { readonly name: string; readonly target?: string; readonly quantity?: string; readonly amount: string; readonly sum?: boolean }) {
  return (
    <tr className={sum ? 'tb-sum' : undefined}>
      <th scope="row">
        {name}
        {quantity === '' ? null : (
          <Text as="p" tone="subdued">
            {quantity}
          </Text>
        )}
      </th>
      <td>{target}</td>
      <td className="tb-num">{amount}</td>
    </tr>
  );
}
