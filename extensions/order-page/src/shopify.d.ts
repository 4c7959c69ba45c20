import type { Api as BlockApi } from '@shopify/ui-extensions/admin.order-details.block.render';
import type { Api as ActionApi } from '@shopify/ui-extensions/admin.order-details.action.render';

// Shopify's command line writes the like of this: which global each module runs with.
declare module './order-block.tsx' {
  const shopify: BlockApi;
}
declare module './order-action.tsx' {
  const shopify: ActionApi;
}
