import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DryRunScreen } from '~/components/dry-run/dry-run-screen';
import { dryRunOrder } from '~/pipeline/dry-run';
import { presentDryRun } from './app.order/present-dry-run';

export const loader = async ({ request, params, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const id = params.id ?? '';
  if (!/^\d{1,20}$/.test(id)) throw new Response('Not found', { status: 404 });
  return { id, run: presentDryRun(await dryRunOrder(container, installation, `${installation.id}/${id}`)) };
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function DryRunOfOrder() {
  const { id, run } = useLoaderData<typeof loader>();
  return <DryRunScreen run={run} back={`/app/orders/${id}`} />;
}
