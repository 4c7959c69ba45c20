import { json, type LoaderFunctionArgs } from '@remix-run/node';
import { presentStatusFeed } from '~/presenters/status-feed';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return json(await presentStatusFeed(container.stores, installation.id, container.clock.now()));
};
