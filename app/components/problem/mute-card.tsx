import { Form } from '@remix-run/react';
import { BlockStack, Button, Card, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';

const days = [1, 7, 30] as const;

/** Quiet for a time, never for ever. */
export function MuteCard({ muted }: { readonly muted: boolean }) {
  const { t } = useReader();
  return (
    <Card>
      <BlockStack gap="300" inlineAlign="start">
        <Text as="h2" variant="headingMd">
          {t('problem.mute.heading')}
        </Text>
        <Text as="p">{t('problem.mute.intro')}</Text>
        {muted ? <MuteButton days={0}>{t('problem.mute.end')}</MuteButton> : days.map((count) => <MuteButton key={count} days={count}>{t('problem.mute.days', { count })}</MuteButton>)}
      </BlockStack>
    </Card>
  );
}

function MuteButton({ days: count, children }: { readonly days: number; readonly children: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="days" value={count} />
      <Button submit>{children}</Button>
    </Form>
  );
}
