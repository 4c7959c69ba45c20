import { Form, useNavigation } from '@remix-run/react';
import { Button, type ButtonProps } from '@shopify/polaris';
import type { ReactNode } from 'react';

export type OrderIntent = 'include' | 'retry' | 'handle' | 'leave-out' | 'undo';

/** One button that posts one intent to the order's page. Focus stays on it, the answer is announced. */
export function OrderAction({
  intent,
  children,
  ...look
}: { readonly intent: OrderIntent; readonly children: string } & Pick<ButtonProps, 'variant' | 'tone'>): ReactNode {
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === intent;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value={intent} />
      <Button submit loading={busy} {...look}>
        {children}
      </Button>
    </Form>
  );
}
