import type { HeadersFunction, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { HubScreen } from '~/components/settings/hub-screen';
import { presentHub } from '~/presenters/settings/hub';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const settings = await container.stores.installations.settings(installation.id);
  return presentHub(container.stores, installation, settings, container.pos);
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function Settings() {
  return <HubScreen view={useLoaderData<typeof loader>()} />;
}
