import { json, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, useLocation } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useFresh } from '~/components/layout/use-fresh';
import { OrdersScreen } from '~/components/orders/orders-screen';
import { ReaderProvider } from '~/components/text/reader';
import { readFilter } from '~/presenters/order-filter';
import { planByForm } from './app.runs/plan-by-form';
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

/** A plan for the orders that are ticked, or for all that the address asks for; it is looked at before anything happens. */
export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const outcome = await planByForm(container, installation, new URL(request.url).searchParams, await request.formData(), actor);
  return outcome.kind === 'planned' ? redirect(`/app/runs/${outcome.id}`) : json({ refusal: outcome.reason }, { status: 422 });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Orders() {
  const view = useLoaderData<typeof loader>();
  const { search } = useLocation();
  const refusal = useActionData<typeof action>()?.refusal;
  useFresh(10_000);
  return (
    <ReaderProvider now={view.now}>
      <OrdersScreen view={view} search={search} refused={Boolean(refusal)} />
    </ReaderProvider>
  );
}
