import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { FieldSettingsScreen } from '~/components/settings/field-settings-screen';
import { presentFieldForm, readFieldForm } from '~/presenters/settings/field-form';
import { layFields } from './app.settings/lay-fields';
import { saveForm } from './app.settings/save-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentFieldForm(container.stores, installation, await container.stores.installations.settings(installation.id));
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const { status, body } = await saveForm(
    container,
    { installationId: installation.id, by: actor },
    readFieldForm(await request.formData()),
    (value, before) => layFields(container, installation.id, value, before),
  );
  return json(body, { status });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function FieldSettings() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <DoneToast answer={answer} />
      <FieldSettingsScreen view={useLoaderData<typeof loader>()} answer={answer ?? null} />
    </>
  );
}
