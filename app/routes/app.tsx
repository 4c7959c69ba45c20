import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, Outlet, useLoaderData, useMatches, useRouteLoaderData } from '@remix-run/react';
import { NavMenu } from '@shopify/app-bridge-react';
import polarisStyles from '@shopify/polaris/build/esm/styles.css?url';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import polarisFr from '@shopify/polaris/locales/fr.json' with { type: 'json' };
import { AppProvider } from '@shopify/shopify-app-remix/react';
import { boundary } from '@shopify/shopify-app-remix/server';
import { AppProvider as PolarisProvider } from '@shopify/polaris';
import { Frame } from '~/components/layout/frame';
import { ReaderProvider, useReader } from '~/components/text/reader';
import styles from '~/components/tillbridge.css?url';
import { zoneOr } from '~/presenters/calendar';
import { presentIndicator } from '~/presenters/indicator';
import { PageTrouble } from './app.trouble/page-trouble';

const shopifyBridge = 'https://cdn.shopify.com/shopifycloud/app-bridge.js';

export const meta: MetaFunction = () => [{ title: 'Tillbridge' }];

export const links: LinksFunction = () => [
  // Embedded pages show no icon; without this the browser asks for one and meets a 404.
  { rel: 'icon', href: 'data:,' },
  { rel: 'stylesheet', href: polarisStyles },
  { rel: 'stylesheet', href: styles },
];

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { container } = context;
  const { installation, locale } = await container.admin(request);
  return {
    apiKey: container.env.SHOPIFY_API_KEY,
    appBridgeUrl: container.env.APP_BRIDGE_URL ?? shopifyBridge,
    locale,
    zone: zoneOr(installation.timeZone),
    installationId: installation.id,
    indicator: await presentIndicator(container.stores, installation.id, container.clock.now()),
    now: container.clock.now(),
  };
};

export const headers: HeadersFunction = (args) => boundary.headers(args);

const polarisTexts = { en: polarisEn, fr: [polarisFr, polarisEn] };

/** App Bridge stands in the document's head (root.tsx), hence not embedded here; the provider still routes its navigation. */
export default function App() {
  const { apiKey, locale, zone, now, installationId, indicator } = useLoaderData<typeof loader>();
  const page = useMatches().at(-1)?.id;
  return (
    <AppProvider isEmbeddedApp={false} apiKey={apiKey} i18n={polarisTexts[locale]}>
      <ReaderProvider language={locale} zone={zone} now={now}>
        <Navigation />
        <Frame
          installationId={installationId}
          indicator={page === 'routes/app._index' ? null : indicator}
          wide={page === 'routes/app.orders._index'}
        >
          <Outlet />
        </Frame>
      </ReaderProvider>
    </AppProvider>
  );
}

function Navigation() {
  const { t } = useReader();
  return (
    <NavMenu>
      <Link to="/app" rel="home">
        Tillbridge
      </Link>
      <Link to="/app/orders">{t('common.nav.orders')}</Link>
      <Link to="/app/checks">{t('common.nav.checks')}</Link>
      <Link to="/app/settings">{t('common.nav.settings')}</Link>
      <Link to="/app/support">{t('common.nav.support')}</Link>
    </NavMenu>
  );
}

/** The layout itself could not be read, so there is neither navigation nor language beyond what an earlier load left. */
export function ErrorBoundary() {
  const known = useRouteLoaderData<typeof loader>('routes/app');
  const locale = known?.locale ?? 'en';
  return (
    <PolarisProvider i18n={polarisTexts[locale]}>
      <ReaderProvider language={locale} zone={known?.zone ?? 'UTC'} now={known?.now ?? 0}>
        <main id="main">
          <PageTrouble />
        </main>
      </ReaderProvider>
    </PolarisProvider>
  );
}
