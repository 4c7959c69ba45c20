import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { boundary } from '@shopify/shopify-app-remix/server';
import { OrderRulesScreen } from '~/components/help/order-rules-screen';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  await container.admin(request);
  return null;
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function OrderRules() {
  return <OrderRulesScreen />;
}
