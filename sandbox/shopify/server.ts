/** The shop's listener: the shell page, Shopify's Admin API, the stand-in App Bridge and the control API. */
import { json, listen, type HttpAnswer, type HttpRequest } from '../shared/http';
import { Router } from '../shared/router';
import { answerTokenRequest } from './auth/token-endpoint';
import { brokenAnswer, FaultBook } from './control/faults';
import { orderRoutes } from './control/order-routes';
import { shopRoutes } from './control/shop-routes';
import { crossOrigin, preflight } from './control/origins';
import { answerGraphql } from './graphql/endpoint';
import { posProxy } from './pos-proxy';
import { shellRoutes } from './shell-files';
import { Shop } from './shop';

export interface StartShopOptions {
  readonly port: number;
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly dataFolder: string | undefined;
  readonly currency: string;
  /** Where the POS simulator's control API answers, for the shell's panel; absent: the panel says so. */
  readonly posControlUrl?: string | undefined;
}

export async function startShop(options: StartShopOptions): Promise<{ url: string; close(): Promise<void> }> {
  const appUrl = options.appUrl.replace(/\/+$/, '');
  const shop = new Shop({ ...options, appUrl });
  const listener = await listen({ port: options.port, handler: shopHandler(shop, options.posControlUrl) });
  return {
    url: listener.url,
    close: async () => {
      shop.close();
      await listener.close();
    },
  };
}

/** Everything the listener answers, as a function of the request. */
export function shopHandler(
  shop: Shop,
  posControlUrl: string | undefined,
): (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer> {
  const faults = new FaultBook();
  const router = new Router();
  router.on('POST', '/admin/oauth/access_token', (request) =>
    answerTokenRequest(
      {
        apiKey: shop.options.apiKey,
        apiSecret: shop.options.apiSecret,
        tokens: shop.tokens,
        terms: () => ({ ...shop.settings, graceMs: shop.settings.tokenGraceMs }),
        now: () => shop.now(),
        onExchange: () => shop.install(),
      },
      request,
    ),
  );
  router.on('POST', '/admin/api/:version/graphql.json', (request, { version }) => answerGraphql(shop, request, version ?? ''));
  orderRoutes(router, shop);
  shopRoutes(router, shop, faults);
  posProxy(router, posControlUrl);
  shellRoutes(router, shop);
  return async (request) => {
    if (request.method === 'OPTIONS') return preflight(request, shop.options.appUrl);
    const admin = request.path.startsWith('/admin/');
    const refused = admin ? null : crossOrigin(request, shop.options.appUrl);
    if (refused) return refused;
    const fault = admin ? faults.strike(request.path) : null;
    const broken = fault && brokenAnswer(fault);
    if (broken) return broken;
    const found = router.find(request.method, request.path);
    if (found === null) return json(404, { errors: 'Not Found' });
    if (found === 'method') return json(405, { errors: 'Method Not Allowed' });
    const answer = await found.handler(request, found.params);
    const late = fault?.kind === 'slow' ? { ...answer, delayMs: fault.ms } : answer;
    return admin ? late : withCors(late, request, shop.options.appUrl);
  };
}

function withCors(answer: HttpAnswer, request: HttpRequest, appUrl: string): HttpAnswer {
  if (request.headers.origin !== new URL(appUrl).origin) return answer;
  return { ...answer, headers: { ...answer.headers, 'access-control-allow-origin': request.headers.origin, vary: 'Origin' } };
}
