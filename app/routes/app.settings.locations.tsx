import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { LocationSettingsScreen } from '~/components/settings/location-settings-screen';
import { presentLocationForm, readLocationForm } from '~/presenters/settings/location-form';
import { layLocationsNow } from './app.settings/lay-locations';
import { saveForm } from './app.settings/save-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation, shop } = await container.admin(request);
  const [settings, facts] = await Promise.all([
    container.stores.installations.settings(installation.id),
    container.source.readShop(shop),
  ]);
  return presentLocationForm(container.stores, installation, settings, container.pos, facts.ok ? facts.value : null);
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const { status, body } = await saveForm(
    container,
    { installationId: installation.id, by: actor },
    readLocationForm(await request.formData()),
    (value, before) => layLocationsNow(container, installation, value, before),
  );
  return json(body, { status });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function LocationSettings() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <DoneToast answer={answer} />
      <LocationSettingsScreen view={useLoaderData<typeof loader>()} answer={answer ?? null} />
    </>
  );
}
