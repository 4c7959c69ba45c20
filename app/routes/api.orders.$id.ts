import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { isCardIntent, presentOrderCard } from '~/presenters/order-card';
import { languageOf } from '~/i18n/languages';
import { decideByForm } from './app.order/decide-by-form';
import { linksTo } from './app.order/pos-links';

/** What the extension on Shopify's order page asks for. The shop is the session token's, so an id of another shop's order is an unknown one. */
export const loader = async ({ request, params, context: { container } }: LoaderFunctionArgs) => {
  const { installation, locale, cors } = await container.admin(request);
  const linkTo = await linksTo(container, installation.id);
  const wanted = new URL(request.url).searchParams.get('locale');
  const card = await presentOrderCard(container.stores, { installation, id: params.id ?? '', linkTo }, wanted ? languageOf(wanted) : locale);
  return cors(json(card, { headers: { 'cache-control': 'no-store' } }));
};

/** Retry or include, confirmed in Shopify's own dialog; what needs a note or another question is asked in the app. */
export const action = async ({ request, params, context: { container } }: ActionFunctionArgs) => {
  const { installation, actor, cors } = await container.admin(request);
  const posted = await request.formData();
  if (!isCardIntent(posted.get('intent'))) throw new Response('Unknown intent', { status: 400 });
  const answer = await decideByForm(container, `${installation.id}/${params.id ?? ''}`, posted, actor);
  return cors(json(answer, { status: answer.refusal ? 422 : 200 }));
};
