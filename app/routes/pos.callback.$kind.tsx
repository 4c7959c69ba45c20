import { json, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { textsOf } from '~/i18n/texts';
import { receiveSignIn } from '~/pipeline/sign-in';
import { signInQuery } from './app.settings/sign-in-address';

export const meta: MetaFunction = () => [{ title: 'Tillbridge' }, { name: 'robots', content: 'noindex' }];

/**
 * Where a POS's own page sends the browser back to: outside the admin's frame, in nobody's name. The state it carries says whose
 * sign-in it is; the admin's page, where the person is known again, uses what was granted.
 */
export const loader = async ({ request, params, context: { container } }: LoaderFunctionArgs) => {
  const kind = params.kind ?? '';
  const back = await receiveSignIn(container, kind, Object.fromEntries(new URL(request.url).searchParams));
  const shop = back.kind === 'unknown' ? null : await container.stores.installations.byId(back.installationId);
  const headers = { 'Cache-Control': 'no-store' };
  if (back.kind === 'unknown' || !shop) {
    const language = /^fr\b/i.test(request.headers.get('accept-language') ?? '') ? ('fr' as const) : ('en' as const);
    return json({ language }, { status: 400, headers });
  }
  const { ADMIN_ORIGIN, SHOPIFY_API_KEY } = container.env;
  const app = `${ADMIN_ORIGIN}/store/${shop.shop.replace(/\.myshopify\.com$/, '')}/apps/${SHOPIFY_API_KEY}`;
  return redirect(`${app}/app/settings/connection?${signInQuery(kind, back)}`, { headers });
};

export default function SignInOver() {
  const { language } = useLoaderData<typeof loader>();
  const { t } = textsOf(language);
  return (
    <main lang={language} style={{ font: '1rem/1.5 system-ui, sans-serif', maxWidth: '32rem', margin: '15vh auto', padding: '0 1.5rem' }}>
      <h1 style={{ fontSize: '1.375rem' }}>{t('connection.signIn.overTitle')}</h1>
      <p>{t('connection.signIn.overBody')}</p>
    </main>
  );
}
