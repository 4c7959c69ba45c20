import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { useFresh } from '~/components/layout/use-fresh';
import { PosDataScreen } from '~/components/pos-data/pos-data-screen';
import { ReaderProvider } from '~/components/text/reader';
import { refreshPos } from '~/pipeline/refresh-pos';
import { presentPosData } from '~/presenters/pos-data';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentPosData(container.stores, installation, container.clock.now());
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation } = await container.admin(request);
  const outcome = await refreshPos(container, installation.id);
  return outcome.kind === 'refreshed' ? json({ done: 'refreshed' as const, found: outcome, refusal: null }) : json({ done: null, found: null, refusal: outcome.reason }, { status: 422 });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function PosData() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  useFresh(10_000);
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={answer} />
      <PosDataScreen view={view} changes={answer?.found ?? null} refusal={answer?.refusal ?? null} />
    </ReaderProvider>
  );
}
