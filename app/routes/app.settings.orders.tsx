import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData, type ShouldRevalidateFunction } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { OrderSettingsScreen } from '~/components/settings/order-settings-screen';
import { zoneOr } from '~/presenters/calendar';
import { presentOrderForm, readOrderForm, settingsOfOrderForm } from '~/presenters/settings/order-form';
import { previewForm } from './app.settings/preview-form';
import { saveForm } from './app.settings/save-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentOrderForm(container.stores, installation, await container.stores.installations.settings(installation.id), container.pos);
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const posted = await request.formData();
  if (posted.get('intent') === 'preview') {
    return json({ done: null, conflict: false, faults: {}, tried: await previewForm(container, installation, readOrderForm(posted)) });
  }
  const { status, body } = await saveForm(
    container,
    { installationId: installation.id, by: actor },
    readOrderForm(posted),
    (value, before) =>
      settingsOfOrderForm(value, before, zoneOr(installation.timeZone)) ?? { faults: { startDate: ['date'] } },
  );
  return json({ ...body, tried: undefined }, { status });
};

/** A trial changes nothing, so nothing is read again for it. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formData, defaultShouldRevalidate }) =>
  formData?.get('intent') !== 'preview' && defaultShouldRevalidate;

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function OrderSettings() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <DoneToast answer={answer} />
      <OrderSettingsScreen view={useLoaderData<typeof loader>()} answer={answer ?? null} />
    </>
  );
}
