import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DryRunScreen } from '~/components/dry-run/dry-run-screen';
import { madeUpOrder } from '~/domain/order/made-up-order';
import { textsOf } from '~/i18n/texts';
import { dryRunMadeUp } from '~/pipeline/dry-run';
import { presentDryRun } from './app.order/present-dry-run';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation, locale } = await container.admin(request);
  const { t } = textsOf(locale);
  const sku = new URL(request.url).searchParams.get('sku')?.trim().slice(0, 100) ?? '';
  const names = { item: t('dryRun.madeUp.item'), shipping: t('dryRun.madeUp.shipping'), tax: t('dryRun.madeUp.tax') };
  const order = madeUpOrder({ currency: installation.currency ?? 'USD', sku: sku || null, at: container.clock.now(), names });
  return { sku, run: presentDryRun(await dryRunMadeUp(container, installation, order)) };
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function DryRunOfTestOrder() {
  const { sku, run } = useLoaderData<typeof loader>();
  return <DryRunScreen run={run} back="/app" sku={sku} />;
}
