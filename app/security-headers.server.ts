import type { Env } from './env.server';

const admin = 'https://admin.shopify.com';

/** On every answer, errors too: nobody but the admin may frame it. Documents that know their shop name it as well. */
export const securityHeaders = (adminOrigin: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': `frame-ancestors ${[...new Set([admin, adminOrigin])].join(' ')};`,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
});

interface DocumentHost {
  readonly shopify: { addDocumentResponseHeaders(request: Request, headers: Headers): void };
  readonly env: Pick<Env, 'ADMIN_ORIGIN'>;
  readonly bridge: { readonly appBridgeUrl: string };
}

/** What Shopify's library sets for a document of a shop, with the addresses that this installation uses. */
export function documentHeaders({ shopify, env, bridge }: DocumentHost, request: Request, headers: Headers): void {
  shopify.addDocumentResponseHeaders(request, headers);
  const policy = headers.get('Content-Security-Policy');
  // Where the admin is somewhere else than Shopify's (a stand-in on this machine), it may frame the pages too.
  if (policy && !policy.includes(env.ADMIN_ORIGIN)) headers.set('Content-Security-Policy', policy.replace(/;?\s*$/, ` ${env.ADMIN_ORIGIN};`));
  // The library preloads App Bridge from Shopify's network even where another address is set.
  if (headers.has('Link')) headers.set('Link', `<${bridge.appBridgeUrl}>; rel="preload"; as="script"`);
}
