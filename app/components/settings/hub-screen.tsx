import { BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface HubView {
  readonly connection: { readonly pos: string; readonly account: string } | null;
  readonly startDate: number | null;
  readonly off: readonly ('orders' | 'fulfilled' | 'unfulfilled' | 'archived')[];
  readonly payments: { readonly mapped: number; readonly type: string } | null;
  readonly station: 'station' | 'register';
  readonly locations: { readonly mapped: number } | null;
  readonly unmatched: 'block' | 'no-product';
  /** Default values of custom fields. */
  readonly fields: number;
  readonly saved: { readonly version: number; readonly by: string; readonly at: number } | null;
}

/** Every settings page with the state it is in. */
export function HubScreen({ view }: { readonly view: HubView }) {
  const { t, moment, person } = useReader();
  const states = useStates(view);
  return (
    <Page title={t('settings.title')}>
      <BlockStack gap="400">
        {(['connection', 'orders', 'items', 'payments', 'locations', 'fields'] as const).map((page) => (
          <Card key={page}>
            <InlineStack align="space-between" blockAlign="center" gap="300">
              <BlockStack gap="050">
                <Text as="h2" variant="headingMd">
                  {t(`settings.hub.${page}.title`)}
                </Text>
                <Text as="p" tone="subdued">
                  {t(`settings.hub.${page}.body`)}
                </Text>
                <Text as="p">{states[page]}</Text>
              </BlockStack>
              <Button url={`/app/settings/${page}`}>{t(`settings.hub.${page}.action`)}</Button>
            </InlineStack>
          </Card>
        ))}
        {view.saved ? (
          <Text as="p" tone="subdued">
            {t('settings.hub.version', {
              version: String(view.saved.version),
              by: person(view.saved.by),
              date: moment(view.saved.at),
            })}
          </Text>
        ) : null}
      </BlockStack>
    </Page>
  );
}

function useStates({ station, connection, startDate, off, payments, locations, unmatched, fields }: HubView) {
  const { t, day } = useReader();
  const start = startDate === null ? '' : day(startDate);
  const orders =
    startDate === null
      ? t('settings.hub.orders.none')
      : off.length === 0
        ? t('settings.hub.orders.allOn', { start })
        : t('settings.hub.orders.state', { start, off: off.map((name) => t(`terms.rule.download-${name}`)).join(', ') });
  return {
    connection: connection ? t('settings.hub.connection.state', connection) : t('settings.hub.connection.none'),
    orders,
    fields: t('settings.hub.fields.state', { count: fields }),
    items: t(`settings.hub.items.state.${unmatched}`),
    payments: payments
      ? t('settings.hub.payments.state', { count: payments.mapped, type: payments.type })
      : t('settings.hub.payments.none'),
    locations: locations ? t('settings.hub.locations.state', { count: locations.mapped }) : t(`settings.hub.locations.none.${station}`),
  };
}
