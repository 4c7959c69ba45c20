import { Form, Link, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import type { CauseCode } from '~/domain/verdict/cause';
import { useReader } from '../text/reader';

export interface DeadWorkView {
  readonly key: string;
  readonly name: string;
  readonly attempts: number;
  readonly deadSince: number;
  readonly nextTryAt: number | null;
  readonly order: { readonly name: string; readonly id: string } | null;
  readonly cause: CauseCode | null;
  /** In the program's own words, for support. */
  readonly error: string | null;
}

/** What failed again and again or was given up, and the way to have it tried once more. */
export function DeadWorkCard({ rows }: { readonly rows: readonly DeadWorkView[] }) {
  const { t } = useReader();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('deadWork.heading')}
        </Text>
        <Text as="p">{t('deadWork.intro')}</Text>
        <ul className="tb-plain">
          {rows.map((row) => (
            <DeadWorkRow key={row.key} row={row} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function DeadWorkRow({ row }: { readonly row: DeadWorkView }) {
  const { t, tOr, ago, moment, cause } = useReader();
  const running = useNavigation().formData?.get('key') === row.key;
  const title = row.order ? t('deadWork.order', { order: row.order.name }) : tOr(`deadWork.kind.${row.name}`, row.name);
  const next = row.nextTryAt === null ? t('deadWork.never') : t('deadWork.next', { time: moment(row.nextTryAt) });
  return (
    <li className="tb-row">
      <BlockStack gap="050">
        <Text as="h3" variant="headingSm">
          {row.order ? (
            <Link className="tb-link" to={`/app/orders/${row.order.id}`}>
              {title}
            </Link>
          ) : (
            title
          )}
        </Text>
        {row.cause ? <Text as="p">{cause({ code: row.cause, params: {} }, 'reason')}</Text> : null}
        {row.error ? (
          <Text as="p" breakWord>
            <code>{row.error}</code>
          </Text>
        ) : null}
        <Text as="p" tone="subdued">
          {[t('deadWork.since', { when: ago(row.deadSince) }), next].join(' · ')}
        </Text>
      </BlockStack>
      <Form method="post">
        <input type="hidden" name="key" value={row.key} />
        <Button submit loading={running} accessibilityLabel={t('deadWork.rerunOne', { work: title })}>
          {t('deadWork.rerun')}
        </Button>
      </Form>
    </li>
  );
}
