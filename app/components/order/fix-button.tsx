import { Button, type ButtonProps } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { OrderAction, type OrderIntent } from './order-action';

export type FixView =
  | { readonly kind: 'link'; readonly to: string }
  | { readonly kind: 'act'; readonly intent: OrderIntent }
  | { readonly kind: 'shopify' }
  | { readonly kind: 'pos' };

export interface Links {
  readonly shopify: string;
  readonly pos: string | null;
}

interface FixButtonProps {
  readonly fix: FixView;
  readonly label: string;
  readonly links: Links;
  readonly variant?: ButtonProps['variant'];
}

/** Whatever a fix is, one button. Null where it leads into the POS and nothing is there yet. */
export function FixButton({ fix, label, links, variant }: FixButtonProps) {
  const { t } = useReader();
  switch (fix.kind) {
    case 'act':
      // Marking as handled needs a note, which is asked for in its own card.
      return fix.intent === 'handle' ? (
        <Button url="#handle" variant={variant}>
          {label}
        </Button>
      ) : (
        <OrderAction intent={fix.intent} variant={variant}>
          {label}
        </OrderAction>
      );
    case 'link':
      return (
        <Button url={fix.to} variant={variant}>
          {label}
        </Button>
      );
    case 'shopify':
    case 'pos': {
      const url = links[fix.kind];
      return url ? (
        <Button url={url} target="_blank" variant={variant} accessibilityLabel={`${label} (${t('order.newTab')})`}>
          {label}
        </Button>
      ) : null;
    }
  }
}
