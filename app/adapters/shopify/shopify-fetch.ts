/** Hosts that a verified session token may name; a shop's name decides which host gets its tokens, so nothing else is called. */
const shopHost = /^[a-z0-9][a-z0-9-]*\.(myshopify\.com|shopify\.com|myshopify\.io|shop\.dev)$/;

/**
 * Where Shopify's API is somewhere else (a stand-in on this machine), calls to a shop's own host go there instead;
 * the shop is named in x-forwarded-host, as behind any proxy.
 */
export function shopifyFetch(fetch: typeof globalThis.fetch, origin: string | null): typeof globalThis.fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || !shopHost.test(url.hostname)) throw new TypeError('not a host of Shopify');
    return origin === null ? fetch(input, init) : fetch(...redirected(input, init, url, origin));
  };
}

function redirected(input: Parameters<typeof fetch>[0], init: RequestInit | undefined, url: URL, origin: string): Parameters<typeof fetch> {
  const request = new Request(input, init);
  const headers = new Headers(request.headers);
  headers.set('x-forwarded-host', url.host);
  const body = init?.body ? { body: init.body } : request.body ? { body: request.body, duplex: 'half' } : {};
  return [new URL(url.pathname + url.search, origin), { ...init, method: request.method, headers, ...body } as RequestInit];
}
