import { Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from '@remix-run/react';
import type { loader as appLoader } from './routes/app';

/** The frame of every document. Language follows the staff member; before they are known it is English. */
export default function Root() {
  const known = useRouteLoaderData<typeof appLoader>('routes/app');
  return (
    <html lang={known?.locale ?? 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        {/* App Bridge has to be the first script of the document: it measures the page and patches fetch. */}
        {known ? <meta name="shopify-api-key" content={known.apiKey} /> : null}
        {known ? <script src={known.appBridgeUrl} /> : null}
        <Meta />
        <Links />
      </head>
      <body>
        <Outlet />
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}
