import { AppProvider } from '@shopify/polaris';
import polarisEn from '@shopify/polaris/locales/en.json' with { type: 'json' };
import polarisFr from '@shopify/polaris/locales/fr.json' with { type: 'json' };
import type { ReactElement } from 'react';
import { renderToString } from 'react-dom/server';
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server';
import type { Language } from '~/i18n/languages';
import { ReaderProvider } from '../text/reader';

/** For tests: a component as the server first renders it, at an address, for a reader. Times count from 18 Nov 2026, 14:00 UTC. */
export const pageMadeAt = Date.UTC(2026, 10, 18, 14, 0);

export async function renderOnServer(
  element: ReactElement,
  { language = 'en', address = '/app' }: { language?: Language; address?: string } = {},
): Promise<string> {
  const page = (
    <AppProvider i18n={language === 'fr' ? [polarisFr, polarisEn] : polarisEn}>
      <ReaderProvider language={language} zone="America/Chicago" now={pageMadeAt}>
        {element}
      </ReaderProvider>
    </AppProvider>
  );
  const { query, dataRoutes } = createStaticHandler([{ path: '*', element: page }]);
  const context = await query(new Request(`http://localhost${address}`));
  if (context instanceof Response) throw new Error('the page answered with a response');
  return renderToString(
    <StaticRouterProvider router={createStaticRouter(dataRoutes, context)} context={context} hydrate={false} />,
  );
}

/** What a reader sees of it, without tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<(style|script)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;/g, '’')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/ +/g, ' ');
