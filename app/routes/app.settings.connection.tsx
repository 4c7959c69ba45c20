import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { ConnectionScreen } from '~/components/settings/connection-screen';
import { ReaderProvider } from '~/components/text/reader';
import { presentConnection } from '~/presenters/settings/connection-page';
import { connectByForm } from './app.settings/connect-by-form';
import { signInOf } from './app.settings/sign-in-address';

/** `?signIn=` names a sign-in that the POS's page came back with. */
export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const settings = await container.stores.installations.settings(installation.id);
  const signIn = await signInOf(container, { installation, by: actor }, new URL(request.url).searchParams);
  return presentConnection(container.stores, installation, settings, { pos: container.pos, signIn, now: container.clock.now() });
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const { status, body } = await connectByForm(container, { installation, by: actor }, await request.formData());
  return json(body, { status });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Connection() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={answer} />
      <ConnectionScreen view={view} answer={answer ?? null} />
    </ReaderProvider>
  );
}
