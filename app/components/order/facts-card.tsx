import { BlockStack, Card, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';
import { CopyId } from '../text/copy-id';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';

export interface OrderFactsView {
  readonly orderId: string;
  readonly causeCode: string | null;
  readonly placedAt: number | null;
  readonly firstSeenAt: number;
  readonly lastTriedAt: number | null;
  readonly attempts: number;
  readonly posNumber: string | null;
  readonly posIds: readonly string[];
}

/** What support asks for; every ID can be copied. */
export function FactsCard({ facts }: { readonly facts: OrderFactsView }) {
  const { t } = useReader();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('order.facts.heading')}
        </Text>
        <dl className="tb-facts">
          {facts.causeCode ? (
            <Fact term={t('order.facts.cause')}>
              <CopyId id={facts.causeCode} what={t('order.facts.cause')} />
            </Fact>
          ) : null}
          <Fact term={t('order.facts.orderId')}>
            <CopyId id={facts.orderId.slice(facts.orderId.lastIndexOf('/') + 1)} what={t('order.facts.orderId')} />
          </Fact>
          {facts.posNumber ? (
            <Fact term={t('order.facts.posNumber')}>
              <CopyId id={facts.posNumber} what={t('order.facts.posNumber')} />
            </Fact>
          ) : null}
          {facts.posIds.map((id) => (
            <Fact key={id} term={t('order.facts.posId')}>
              <CopyId id={id} what={t('order.facts.posId')} />
            </Fact>
          ))}
          {facts.placedAt === null ? null : (
            <Fact term={t('order.facts.placed')}>
              <Moment at={facts.placedAt} full />
            </Fact>
          )}
          <Fact term={t('order.facts.firstSeen')}>
            <Moment at={facts.firstSeenAt} full />
          </Fact>
          <Fact term={t('order.facts.lastTry')}>
            {facts.lastTriedAt === null ? t('common.word.never') : <Moment at={facts.lastTriedAt} full />}
          </Fact>
          {facts.attempts > 0 ? <Fact term={t('order.facts.attempts')}>{String(facts.attempts)}</Fact> : null}
        </dl>
      </BlockStack>
    </Card>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
