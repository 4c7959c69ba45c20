import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { useFresh } from '~/components/layout/use-fresh';
import { RunsScreen } from '~/components/runs/runs-screen';
import { ReaderProvider } from '~/components/text/reader';
import { presentRuns } from '~/presenters/runs';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentRuns(container.stores, installation.id, container.clock.now());
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Runs() {
  const view = useLoaderData<typeof loader>();
  useFresh(10_000);
  return (
    <ReaderProvider now={view.now}>
      <RunsScreen view={view} />
    </ReaderProvider>
  );
}
