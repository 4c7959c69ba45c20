import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { LinkScreen } from '~/components/items/link-screen';
import { presentLink } from '~/presenters/unmatched';
import { linkByForm } from './app.items/link-by-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const sku = new URL(request.url).searchParams.get('sku')?.trim() ?? '';
  if (sku === '') throw new Response('Not found', { status: 404 });
  return presentLink(container.stores.problems, installation.id, sku);
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const answer = await linkByForm(container, installation.id, await request.formData(), actor);
  return json(answer, { status: answer.refusal ? 422 : 200 });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function LinkItem() {
  const view = useLoaderData<typeof loader>();
  return <LinkScreen key={view.sku} view={view} />;
}
