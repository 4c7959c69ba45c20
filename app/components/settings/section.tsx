import { BlockStack, Box, Card, InlineGrid, Text } from '@shopify/polaris';
import type { ReactNode } from 'react';

/** Settings pattern: what it is about on the left, its fields in a card on the right, stacked on phones. */
export function Section({
  title,
  intro,
  children,
}: {
  readonly title: string;
  readonly intro?: string;
  readonly children: ReactNode;
}) {
  return (
    <InlineGrid columns={{ xs: '1fr', md: '2fr 5fr' }} gap="400">
      <Box paddingInlineStart={{ xs: '400', sm: '0' }} paddingInlineEnd={{ xs: '400', sm: '0' }}>
        <BlockStack gap="200">
          <Text as="h2" variant="headingMd">
            {title}
          </Text>
          {intro ? (
            <Text as="p" tone="subdued">
              {intro}
            </Text>
          ) : null}
        </BlockStack>
      </Box>
      <Card>
        <BlockStack gap="400">{children}</BlockStack>
      </Card>
    </InlineGrid>
  );
}
