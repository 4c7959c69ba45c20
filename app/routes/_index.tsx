import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** The app lives under /app; what Shopify put into the address goes along. */
export const loader = ({ request }: LoaderFunctionArgs) => redirect(`/app${new URL(request.url).search}`);
