import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData, useLocation } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useFresh } from '~/components/layout/use-fresh';
import { OrdersScreen } from '~/components/orders/orders-screen';
import { ReaderProvider } from '~/components/text/reader';
import { readFilter } from '~/presenters/order-filter';
import { presentOrders } from '~/presenters/orders';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const view = await presentOrders(
    container.stores,
    installation,
    readFilter(new URL(request.url).searchParams),
    container.clock.now(),
  );
  return { ...view, phone: /\bMobi/.test(request.headers.get('user-agent') ?? '') };
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Orders() {
  const view = useLoaderData<typeof loader>();
  const { search } = useLocation();
  useFresh(10_000);
  return (
    <ReaderProvider now={view.now}>
      <OrdersScreen view={view} search={search} />
    </ReaderProvider>
  );
}
