import { BlockStack, Card, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface UnitsView {
  readonly total: number;
  readonly rows: readonly { readonly sku: string; readonly location: string; readonly units: number }[];
  readonly more: number;
}

/** Goods that are sold while the stock of the POS does not know it, by SKU and location. */
export function UnitsTable({ units, heading }: { readonly units: UnitsView; readonly heading: string }) {
  const { t } = useReader();
  return (
    <BlockStack gap="200">
      <Text as="h2" variant="headingMd">
        {heading}
      </Text>
      <Text as="p">{t('problem.units.intro', { count: units.total })}</Text>
      <div className="tb-scroll" role="region" aria-label={heading} tabIndex={0}>
        <table className="tb-table">
          <thead>
            <tr>
              <th scope="col">{t('problem.units.sku')}</th>
              <th scope="col">{t('problem.units.location')}</th>
              <th scope="col" className="tb-num">
                {t('problem.units.units')}
              </th>
            </tr>
          </thead>
          <tbody>
            {units.rows.map(({ sku, location, units: count }) => (
              <tr key={`${sku} ${location}`}>
                <th scope="row">{sku}</th>
                <td>{location || t('problem.units.noLocation')}</td>
                <td className="tb-num">{count}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {units.more > 0 ? (
        <Text as="p" tone="subdued">
          {t('problem.units.more', { count: units.more })}
        </Text>
      ) : null}
    </BlockStack>
  );
}

export const UnitsCard = (props: { readonly units: UnitsView; readonly heading: string }) => (
  <Card>
    <UnitsTable {...props} />
  </Card>
);
