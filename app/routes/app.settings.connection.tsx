import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { ConnectionScreen } from '~/components/settings/connection-screen';
import { ReaderProvider } from '~/components/text/reader';
import { presentConnection } from '~/presenters/settings/connection-page';
import { connectByForm, disconnectByForm } from './app.settings/connect-by-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const settings = await container.stores.installations.settings(installation.id);
  return presentConnection(container.stores, installation, settings, container.pos.kinds(), container.clock.now());
};

/** Intents `connect` (200 connected, 409 conflict, 422 faults beside their fields) and `disconnect`. */
export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const form = await request.formData();
  const by = form.get('intent') === 'disconnect' ? disconnectByForm : connectByForm;
  const { status, body } = await by(container, installation, form, actor);
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
