import { BlockStack, Card, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export type Part = 'connectingUser' | 'employees' | 'locations' | 'stations' | 'paymentTypes' | 'customFields' | 'products' | 'switches';

interface Change {
  readonly part: Part;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  readonly changes: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

export interface ChangesView {
  /** When the lists were read before; null = never. */
  readonly since: number | null;
  readonly changes: readonly Change[];
  readonly unread: readonly Part[];
}

/** What a refresh found to be different. */
export function ChangesCard({ view }: { readonly view: ChangesView }) {
  const { t, moment } = useReader();
  const tell = useChange();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('posData.changes.heading')}
        </Text>
        <div role="status">
          <BlockStack gap="200">
            {view.changes.length === 0 ? <Text as="p">{t(view.since === null ? 'posData.changes.first' : 'posData.changes.none')}</Text> : null}
            <ul className="tb-plain">
              {view.changes.map((change) => (
                <li key={`${change.part} ${change.kind} ${change.name}`} className="tb-row">
                  <Text as="span" tone="subdued">
                    {t(`posData.part.${change.part}`)}
                  </Text>
                  <Text as="span">{tell(change)}</Text>
                </li>
              ))}
            </ul>
            {view.unread.length > 0 ? <Text as="p">{t('posData.changes.unread', { parts: view.unread.map((part) => t(`posData.part.${part}`)).join(', ') })}</Text> : null}
          </BlockStack>
        </div>
        {view.since === null ? null : (
          <Text as="p" tone="subdued">
            {t('posData.changes.since', { when: moment(view.since) })}
          </Text>
        )}
      </BlockStack>
    </Card>
  );
}

function useChange() {
  const { t, tOr } = useReader();
  const value = (field: string, text: string): string => {
    if (text === 'true') return t('posData.changes.yes');
    if (text === 'false') return t('posData.changes.no');
    if (field === 'state') return tOr(`checks.productState.${text}`, text);
    return text === '' ? t('posData.changes.empty') : text;
  };
  return ({ kind, name, changes }: Change): string => {
    const details = changes.map(({ field, from, to }) => t('posData.changes.detail', { field: tOr(`posData.field.${field}`, field), from: value(field, from), to: value(field, to) }));
    return kind === 'changed' ? t('posData.changes.changed', { name, details: details.join(', ') }) : t(`posData.changes.${kind}`, { name });
  };
}
