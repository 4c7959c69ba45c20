import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** Somebody opened the app outside Shopify. There is no login of our own: Shopify's admin is the only door. */
export const loader = ({ context }: LoaderFunctionArgs) => redirect(context.container.env.ADMIN_ORIGIN);
