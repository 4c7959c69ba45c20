import { json, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { DoneToast } from '~/components/layout/done-toast';
import { ItemSettingsScreen } from '~/components/settings/item-settings-screen';
import { isProduct, unchooseProduct } from '~/pipeline/fix-products';
import { unlinkItem } from '~/pipeline/link-item';
import { presentItemForm, readItemForm } from '~/presenters/settings/item-form';
import { layItems } from './app.settings/lay-items';
import { saveForm } from './app.settings/save-form';

export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  return presentItemForm(container.stores, installation, await container.stores.installations.settings(installation.id));
};

export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const form = await request.formData();
  if (form.get('intent') === 'unlink') {
    const product = form.get('product');
    if (isProduct(product)) await unchooseProduct(container, { installationId: installation.id, by: actor }, product);
    else await unlinkItem(container, { installationId: installation.id, sku: String(form.get('sku') ?? ''), by: actor });
    return json({ done: 'unlinked' as const, conflict: false, faults: {} });
  }
  const { status, body } = await saveForm(
    container,
    { installationId: installation.id, by: actor },
    readItemForm(form),
    (value, before) => layItems(container, installation.id, value, before),
  );
  return json(body, { status });
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

export { PageTrouble as ErrorBoundary } from './app.trouble/page-trouble';

export default function ItemSettings() {
  const answer = useActionData<typeof action>();
  return (
    <>
      <DoneToast answer={answer} />
      <ItemSettingsScreen view={useLoaderData<typeof loader>()} answer={answer ?? null} />
    </>
  );
}
