import { json, redirect, type ActionFunctionArgs, type HeadersFunction } from '@remix-run/node';
import { boundary } from '@shopify/shopify-app-remix/server';
import { fixByForm } from './app.fix/fix-by-form';

/** Every fix panel posts here, wherever it stands. */
export const action = async ({ request, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor } = await container.admin(request);
  const answer = await fixByForm(container, { installationId: installation.id, by: actor }, await request.formData());
  return json(answer, { status: answer.refusal ? 422 : 200 });
};

export const loader = () => redirect('/app/checks');

export const headers: HeadersFunction = (args) => boundary.headers(args);
