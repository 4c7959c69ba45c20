import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { PaymentSettingsScreen } from '~/components/settings/payment-settings-screen';
import { presentPaymentForm, readPaymentForm, settingsOfPaymentForm } from '~/presenters/settings/payment-form';
import { saveForm } from './app.settings/save-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentPaymentForm(container.stores, installation, await container.stores.installations.settings(installation.id));
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const { status, body } = await saveForm(
    container,
    { installationId: installation.id, by: actor },
    readPaymentForm(await request.formData()),
    settingsOfPaymentForm,
  );
  return json(body, { status });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function PaymentSettings() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <DoneToast answer={answer} />
      <PaymentSettingsScreen view={useLoaderData<typeof loader>()} answer={answer ?? null} />
    </>
  );
}
