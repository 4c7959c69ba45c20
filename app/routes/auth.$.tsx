import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { boundary } from '@shopify/shopify-app-remix/server';

/** Shopify's library answers everything below /auth itself: bounce page, leaving the frame. */
export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  await context.container.shopify.authenticate.admin(request);
  return null;
};

export const headers: HeadersFunction = (args) => boundary.headers(args);
