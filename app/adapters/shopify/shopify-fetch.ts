/**
 * Where Shopify's API is somewhere else (a stand-in on this machine), calls to a shop's own host go there instead;
 * the shop is named in x-forwarded-host, as behind any proxy.
 */
export function shopifyFetch(fetch: typeof globalThis.fetch, origin: string | null): typeof globalThis.fetch {
  if (origin === null) return fetch;
  return (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const target = new URL(url.pathname + url.search, origin);
    const headers = new Headers(request.headers);
    headers.set('x-forwarded-host', url.host);
    return fetch(target, { ...init, method: request.method, headers, ...(init?.body ? { body: init.body } : request.body ? { body: request.body, duplex: 'half' } : {}) } as RequestInit);
  };
}
