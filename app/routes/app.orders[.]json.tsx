import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { presentOrdersFeed } from '~/presenters/orders-feed';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return json(await presentOrdersFeed(container.stores, installation.id, new URL(request.url).searchParams.get('cursor')));
};
