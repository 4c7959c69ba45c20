import { BlockStack, Text } from '@shopify/polaris';
import { useFresh } from '../layout/use-fresh';
import { useReader } from '../text/reader';
import type { NamedProduct, RepairView } from './fix-view';

/** How far the creating is, what is loose for it, and what the POS refused while it is still missing. */
export function RepairProgress({ repair, missing }: { readonly repair: RepairView; readonly missing: readonly NamedProduct[] }) {
  const { t } = useReader();
  const refusals = repair.refusals.filter(({ name }) => missing.some((one) => one.name === name));
  if (!repair.underWay && refusals.length === 0) return null;
  return (
    <div role="status">
      {repair.underWay ? <KeepFresh /> : null}
      <BlockStack gap="100">
        {repair.underWay ? <Text as="p">{t('fixes.products.underWay', { made: repair.made, count: repair.of })}</Text> : null}
        {repair.loose.length > 0 ? <Text as="p">{t('fixes.products.loose', { fields: repair.loose.map((name) => t('fixes.quoted', { name })).join(', ') })}</Text> : null}
        {repair.underWay
          ? null
          : refusals.map(({ name, message }) => (
              <Text key={name} as="p" tone="critical">
                {message === '' ? t('fixes.products.notMade', { product: name }) : t('fixes.products.refusedBy', { product: name, message })}
              </Text>
            ))}
      </BlockStack>
    </div>
  );
}

/** Only while something moves. */
function KeepFresh() {
  useFresh(2_000);
  return null;
}
