import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Card, InlineStack, Page, Text } from '@shopify/polaris';
import { Fragment } from 'react';
import type { CheckGroup } from '~/domain/checks/check';
import type { ProductsAct } from '../fix/fix-view';
import { ProductsFix } from '../fix/products-fix';
import { useReader } from '../text/reader';
import { ComparisonCard, type ComparisonView } from './comparison-card';
import { DeadWorkCard, type DeadWorkView } from './dead-work-card';
import { CheckRow } from './check-row';
import type { CheckRowView } from './check-view';
import { IdleCard } from './idle-card';

export interface ChecksView {
  readonly currency: string | null;
  readonly lastRunAt: number | null;
  readonly asked: number;
  readonly passed: number;
  readonly failed: number;
  readonly couldNot: number;
  readonly groups: readonly { readonly group: CheckGroup; readonly rows: readonly CheckRowView[] }[];
  readonly deadWork: readonly DeadWorkView[];
  readonly notApplicable: readonly CheckRowView[];
  readonly comparison: ComparisonView;
  /** Required products that can be created ahead of the orders that need them. */
  readonly products?: ProductsAct | null;
}

/** Is anything set so that orders can't download? */
export function ChecksScreen({ view }: { readonly view: ChecksView }) {
  const { t, ago } = useReader();
  const sent = useNavigation().formData;
  const running = sent !== undefined && !sent.has('check') && !sent.has('key');
  const summary = [
    t('checks.summary', { count: view.asked, passed: view.passed, failed: view.failed }),
    view.couldNot > 0 ? t('checks.couldNot', { count: view.couldNot }) : null,
  ]
    .filter(Boolean)
    .join(' ');
  return (
    <Page title={t('checks.title')}>
      <BlockStack gap="400">
        <Card>
          <InlineStack align="space-between" blockAlign="center" gap="300">
            <BlockStack gap="100">
              <Text as="p">{t('checks.intro')}</Text>
              <div role="status">
                <Text as="p" fontWeight="semibold">
                  {running ? t('checks.checking') : view.lastRunAt === null ? t('checks.never') : summary}
                </Text>
              </div>
              {view.lastRunAt === null ? null : (
                <Text as="p" tone="subdued">
                  {t('checks.lastRun', { when: ago(view.lastRunAt) })}
                </Text>
              )}
            </BlockStack>
            <Button url="/app/pos-data" variant="plain">{t('posData.refresh')}</Button>
            <Form method="post">
              <Button submit variant="primary" loading={running}>
                {t('checks.runAll')}
              </Button>
            </Form>
          </InlineStack>
        </Card>
        {view.deadWork.length > 0 ? <DeadWorkCard rows={view.deadWork} /> : null}
        {view.groups.map(({ group, rows }) => (
          <Fragment key={group}>
            <CheckGroupCard title={t(`checks.group.${group}`)} rows={rows} currency={view.currency} />
            {group === 'prerequisites' && view.products ? <ProductsCard act={view.products} /> : null}
            {group === 'shopify' ? <ComparisonCard view={view.comparison} /> : null}
          </Fragment>
        ))}
        {view.notApplicable.length > 0 ? <IdleCard rows={view.notApplicable} /> : null}
      </BlockStack>
    </Page>
  );
}

function CheckGroupCard({
  title,
  rows,
  currency,
}: {
  readonly title: string;
  readonly rows: readonly CheckRowView[];
  readonly currency: string | null;
}) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {[...new Set(rows.map((row) => row.code))].map((code) => (
          <ul className="tb-plain" key={code} id={code}>
            {rows
              .filter((row) => row.code === code)
              .map((row) => (
                <CheckRow key={row.subject} check={row} currency={currency} />
              ))}
          </ul>
        ))}
      </BlockStack>
    </Card>
  );
}

function ProductsCard({ act }: { readonly act: ProductsAct }) {
  const { t } = useReader();
  return (
    <div id="create-products">
      <Card>
        <BlockStack gap="300">
          <Text as="h2" variant="headingMd">
            {t('fixes.products.heading')}
          </Text>
          <Text as="p">{t('fixes.products.intro')}</Text>
          <ProductsFix act={act} />
        </BlockStack>
      </Card>
    </div>
  );
}
