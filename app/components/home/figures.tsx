import { Link } from '@remix-run/react';
import { BlockStack, Card, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

export interface FiguresView {
  readonly inPosToday: number;
  readonly inPosWeek: number;
  readonly waiting: number;
  readonly blocked: number;
  readonly skipped: number;
  readonly others: number;
}

/** Each figure leads to the list that it counts. */
export function Figures({
  figures,
  weekAgo,
  today,
}: {
  readonly figures: FiguresView;
  readonly today: string;
  readonly weekAgo: string;
}) {
  const { t } = useReader();
  const shown = [
    { label: t('home.figures.inPosToday'), value: figures.inPosToday, to: `/app/orders?status=in_pos&from=${today}` },
    { label: t('home.figures.inPosWeek'), value: figures.inPosWeek, to: `/app/orders?status=in_pos&from=${weekAgo}` },
    { label: t('home.figures.waiting'), value: figures.waiting, to: '/app/orders?view=waiting' },
    { label: t('home.figures.blocked'), value: figures.blocked, to: '/app/orders?status=blocked' },
    { label: t('home.figures.skipped'), value: figures.skipped, to: '/app/orders?view=skipped' },
    { label: t('home.figures.needsAction'), value: figures.others, to: '/app/orders?view=needs-action' },
  ];
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('home.figures.heading')}
        </Text>
        <ul className="tb-figures">
          {shown.map(({ label, value, to }) => (
            <li key={label}>
              <Link className="tb-figure tb-link" to={to}>
                <Text as="span" variant="headingLg">
                  {String(value)}
                </Text>
                <Text as="p" tone="subdued">
                  {label}
                </Text>
              </Link>
            </li>
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}
