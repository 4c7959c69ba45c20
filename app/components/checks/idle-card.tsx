import { BlockStack, Card, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import type { CheckRowView } from './check-view';
import { useAnswer } from './check-words';

/** Questions that do not arise here, each with why. */
export function IdleCard({ rows }: { readonly rows: readonly CheckRowView[] }) {
  const { t } = useReader();
  const unconnected = rows.filter((row) => row.params.reason === 'not-connected');
  const others = rows.filter((row) => !unconnected.includes(row));
  return (
    <Card>
      <BlockStack gap="300">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            {t('checks.notApplicable')}
          </Text>
          <Text as="p">{t('checks.notApplicableIntro')}</Text>
        </BlockStack>
        <ul className="tb-plain">
          {others.map((row) => (
            <IdleRow key={row.code} row={row} />
          ))}
          {unconnected.length > 0 ? <Unconnected rows={unconnected} /> : null}
        </ul>
      </BlockStack>
    </Card>
  );
}

function IdleRow({ row }: { readonly row: CheckRowView }) {
  const { t } = useReader();
  const answer = useAnswer(row);
  return (
    <li className="tb-row" id={row.code}>
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {t(`checks.rule.${row.code}.question`)}
        </Text>
        <Text as="p" tone="subdued">
          {answer}
        </Text>
      </BlockStack>
    </li>
  );
}

/** One reason for many questions is given once. */
function Unconnected({ rows }: { readonly rows: readonly CheckRowView[] }) {
  const { t } = useReader();
  return (
    <li className="tb-row">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {t('checks.notConnected')}
        </Text>
        <ul className="tb-steps">
          {rows.map(({ code }) => (
            <li key={code} id={code}>
              <Text as="span" tone="subdued">
                {t(`checks.rule.${code}.question`)}
              </Text>
            </li>
          ))}
        </ul>
      </BlockStack>
    </li>
  );
}
