import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, Page, Text } from '@shopify/polaris';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';
import { ChangesCard, type ChangesView, type Part } from './changes-card';

type Closed = 'unreachable' | 'access' | 'not-connected' | 'throttled' | 'rejected';

export interface PosDataView {
  /** Why the lists cannot be refreshed now. */
  readonly closed: Closed | null;
  readonly parts: readonly { readonly part: Part; readonly count: number | null; readonly readAt: number | null }[];
}

/** What is known of the POS account, how old it is, and what a refresh has changed. */
export function PosDataScreen({ view, changes, refusal }: { readonly view: PosDataView; readonly changes: ChangesView | null; readonly refusal: Closed | null }) {
  const { t } = useReader();
  const busy = useNavigation().formMethod === 'POST';
  const closed = view.closed ?? refusal;
  return (
    <Page title={t('posData.title')} backAction={{ content: t('posData.back'), url: '/app/checks' }}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300" inlineAlign="start">
            <Text as="p">{t('posData.intro')}</Text>
            <Form method="post">
              <Button submit variant="primary" disabled={view.closed !== null} loading={busy}>
                {t('posData.refresh')}
              </Button>
            </Form>
            <div role="status">{closed ? <Text as="p">{t(`posData.closed.${closed}`)}</Text> : null}</div>
          </BlockStack>
        </Card>
        {changes ? <ChangesCard view={changes} /> : null}
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('posData.lists')}
            </Text>
            <ul className="tb-plain">
              {view.parts.map(({ part, count, readAt }) => (
                <li key={part} className="tb-row">
                  <Text as="span">{t(`posData.part.${part}`)}</Text>
                  <Text as="span" tone="subdued">
                    {count === null ? t('posData.unread') : t('posData.records', { count })}
                    {readAt === null ? null : (
                      <>
                        {' · '}
                        <Moment at={readAt} />
                      </>
                    )}
                  </Text>
                </li>
              ))}
            </ul>
          </BlockStack>
        </Card>
      </BlockStack>
    </Page>
  );
}
