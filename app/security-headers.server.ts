import { createHash } from 'node:crypto';
import { snapshotStyle } from './components/snapshot/style';
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

/** Of pages outside the admin: they show themselves and nothing else, to no robot, and tell nobody their address. The one style is known by its hash. */
export const supportHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(snapshotStyle).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
  'Cache-Control': 'no-store',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
