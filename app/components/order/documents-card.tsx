import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import { CopyId } from '../text/copy-id';
import { useReader } from '../text/reader';

export interface DocumentView {
  readonly id: string;
  readonly kind: 'sale' | 'edit' | 'return';
  readonly number: string;
  readonly state: 'frozen' | 'posting' | 'posted' | 'open' | 'left-pending' | 'stopped' | 'reconcile' | 'thawed';
  readonly posStatus: string | null;
  readonly posId: string | null;
  readonly posTotal: string | null;
  readonly currency: string;
  readonly link: string | null;
}

/** What stands in the POS for this order, as the POS last told it. */
export function DocumentsCard({ documents }: { readonly documents: readonly DocumentView[] }) {
  const { t } = useReader();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('order.documents.heading')}
        </Text>
        {documents.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('order.documents.none')}
          </Text>
        ) : (
          <ul className="tb-plain">
            {documents.map((one) => (
              <DocumentRow key={`${one.id} ${one.number} ${one.state}`} document={one} />
            ))}
          </ul>
        )}
      </BlockStack>
    </Card>
  );
}

function DocumentRow({ document }: { readonly document: DocumentView }) {
  const { t, money } = useReader();
  const facts = [
    t(`order.documents.state.${document.state}`),
    document.posStatus === null ? null : `${t('order.documents.status')}: ${document.posStatus}`,
    document.posTotal === null ? null : `${t('order.documents.total')}: ${money(document.posTotal, document.currency)}`,
  ].filter(Boolean);
  return (
    <li className="tb-row">
      <BlockStack gap="050">
        <InlineStack gap="200" blockAlign="center">
          <Text as="span" fontWeight="semibold">
            {t(`order.documents.kind.${document.kind}`)}
          </Text>
          <CopyId id={document.number} what={t('order.documents.number')} />
        </InlineStack>
        <Text as="span" tone="subdued">
          {facts.join(' · ')}
        </Text>
      </BlockStack>
      {document.link ? (
        <Button url={document.link} target="_blank" accessibilityLabel={`${t('order.viewInPos')} (${t('order.newTab')})`}>
          {t('order.viewInPos')}
        </Button>
      ) : null}
    </li>
  );
}
