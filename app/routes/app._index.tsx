import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { HomeScreen } from '~/components/home/home-screen';
import { DoneToast } from '~/components/layout/done-toast';
import { useFresh } from '~/components/layout/use-fresh';
import { ReaderProvider } from '~/components/text/reader';
import { runChecks } from '~/pipeline/run-checks';
import { presentHome } from '~/presenters/home';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentHome(container.stores, installation, (kind) => container.pos.adapter(kind).manifest.name, container.clock.now());
};

/** "Check now": every check, and with it every order whose cause is gone. */
export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation } = await container.admin(request);
  await runChecks(container, installation.id, 'person');
  return { done: 'checked' as const };
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Home() {
  const view = useLoaderData<typeof loader>();
  useFresh(10_000);
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={useActionData<typeof action>()} />
      <HomeScreen view={view} />
    </ReaderProvider>
  );
}
