import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { SupportScreen } from '~/components/support/support-screen';
import { ReaderProvider } from '~/components/text/reader';
import { presentSupport } from '~/presenters/support/support-page';
import { supportLinkByForm } from './app.support-links/link-by-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const query = new URL(request.url).searchParams;
  const { version, apiVersion } = container.about;
  const view = await presentSupport(container.stores, installation, { order: query.get('order'), opened: query.get('visits'), now: container.clock.now() });
  return { ...view, appVersion: version, apiVersion };
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const { made, ...answer } = await supportLinkByForm(container, installation.id, await request.formData(), actor);
  const link = made && { url: `${container.env.APP_URL}/s/${made.token}`, endsAt: made.endsAt };
  return json({ ...answer, made: link }, { status: answer.refusal ? 422 : 200, headers: { 'Cache-Control': 'no-store' } });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Support() {
  const view = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ReaderProvider now={view.now}>
      <DoneToast answer={answer} />
      <SupportScreen view={view} made={answer?.made ?? null} refusal={answer?.refusal ?? null} />
    </ReaderProvider>
  );
}
