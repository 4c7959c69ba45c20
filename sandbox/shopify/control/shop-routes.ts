/** `/_control/…` about the shop itself: tokens, webhooks, faults, settings, the app's installation. */
import { json } from '../../shared/http';
import type { Router } from '../../shared/router';
import { mintIdToken } from '../auth/id-token';
import { Refused } from '../commands/command';
import { HOST_PARAMETER, type ShopSettings } from '../settings';
import { PLANS } from '../graphql/bucket';
import type { Shop } from '../shop';
import { complianceBody, scopesBody, shopBody } from '../webhooks/shop-bodies';
import type { Mischief } from '../webhooks/mischief';
import { FAULT_KINDS, type FaultBook, type FaultKind } from './faults';
import { guarded } from './order-routes';

export function shopRoutes(router: Router, shop: Shop, faults: FaultBook): void {
  router.on('POST', '/_control/id-token', (request) =>
    guarded(() => {
      const form = plain(request.text);
      const life = typeof form.life === 'number' ? form.life : shop.settings.idTokenSeconds;
      const { apiKey, apiSecret } = shop.options;
      const userId = typeof form.userId === 'string' || typeof form.userId === 'number' ? String(form.userId) : '70001001';
      return json(200, {
        idToken: mintIdToken({ shop: shop.domain, apiKey, apiSecret, userId, life, now: shop.now() }),
        shop: shop.domain,
        host: HOST_PARAMETER,
        apiKey,
        locale: typeof form.locale === 'string' ? form.locale : 'en',
      });
    }),
  );
  router.on('GET', '/_control/deliveries', () => json(200, shop.webhooks.deliveries()));
  router.on('GET', '/_control/webhooks', () => json(200, { ...shop.webhooks.mischief.get(), open: shop.webhooks.open }));
  router.on('POST', '/_control/webhooks', (request) =>
    guarded(() => json(200, shop.webhooks.mischief.set(mischiefIn(plain(request.text))))),
  );
  router.on('GET', '/_control/faults', () => json(200, faults.list()));
  router.on('DELETE', '/_control/faults', () => {
    faults.clear();
    return json(200, []);
  });
  router.on('POST', '/_control/faults', (request) => guarded(() => json(201, addFault(plain(request.text), shop, faults))));
  router.on('POST', '/_control/tokens', (request) =>
    guarded(() => {
      const form = plain(request.text);
      if (form.revoke === true) shop.tokens.revokeAll();
      if (form.expire === true) shop.tokens.expire(shop.now(), form.refresh === true);
      shop.keep();
      return json(200, { tokens: shop.tokens.save().length });
    }),
  );
  router.on('GET', '/_control/calls', () => json(200, shop.calls.list()));
  router.on('GET', '/_control/settings', () => json(200, shop.settings));
  router.on('POST', '/_control/settings', (request) =>
    guarded(() => {
      const before = shop.settings.scopes;
      const change = plain(request.text) as Partial<ShopSettings>;
      if (change.plan !== undefined && !(change.plan in PLANS))
        throw new Refused(`plan is one of ${Object.keys(PLANS).join(', ')}`);
      shop.change(change);
      if (change.scopes && String(change.scopes) !== String(before)) {
        shop.webhooks.announce([{ topic: 'app/scopes_update', body: scopesBody(shop, before), subject: null }]);
      }
      return json(200, shop.settings);
    }),
  );
  router.on('POST', '/_control/install', () => {
    shop.install();
    return json(200, { installed: true });
  });
  router.on('POST', '/_control/uninstall', () => {
    shop.uninstall({ topic: 'app/uninstalled', body: shopBody(shop), subject: null });
    return json(200, { installed: false });
  });
  router.on('POST', '/_control/compliance', (request) =>
    guarded(() => {
      const form = plain(request.text);
      const topic = String(form.topic ?? '');
      const body = complianceBody(shop, topic, typeof form.orderId === 'string' ? form.orderId : null);
      if (body === null) throw new Refused('topic is customers/data_request, customers/redact or shop/redact');
      shop.webhooks.announce([{ topic, body, subject: null }]);
      return json(202, { topic });
    }),
  );
  router.on('GET', '/_control/state', () =>
    json(200, {
      shop: shop.domain,
      appUrl: shop.options.appUrl,
      currency: shop.options.currency,
      version: shop.version,
      installed: shop.installed,
      orders: shop.book.all().length,
      deliveries: { open: shop.webhooks.open, total: shop.webhooks.deliveries().length },
      cost: shop.bucket.status(shop.now()),
      locations: shop.places.all.map((place) => ({ id: place.id, name: place.name })),
    }),
  );
  router.on('POST', '/_control/reset', () => {
    shop.reset();
    faults.clear();
    return json(200, { reset: true });
  });
}

function plain(text: string): Readonly<Record<string, unknown>> {
  const value: unknown = text.trim() === '' ? {} : JSON.parse(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refused('the body has to be a JSON object');
  return value as Readonly<Record<string, unknown>>;
}

function mischiefIn(form: Readonly<Record<string, unknown>>): Partial<Mischief> {
  const change: { -readonly [K in keyof Mischief]?: Mischief[K] } = {};
  for (const key of ['duplicate', 'lose', 'reorder', 'forge'] as const) {
    const value = form[key];
    if (typeof value === 'boolean' || (typeof value === 'number' && Number.isInteger(value) && value >= 0)) change[key] = value;
    else if (value !== undefined) throw new Refused(`${key} is true, false or how many of the next deliveries`);
  }
  if (typeof form.delayMs === 'number' && form.delayMs >= 0) change.delayMs = form.delayMs;
  return change;
}

function addFault(form: Readonly<Record<string, unknown>>, shop: Shop, faults: FaultBook) {
  if (form.kind === 'drain') {
    shop.bucket.drainTo(typeof form.level === 'number' ? form.level : 0, shop.now());
    return shop.bucket.status(shop.now());
  }
  const kind = FAULT_KINDS.find((known) => known === String(form.kind)) satisfies FaultKind | undefined;
  if (!kind) throw new Refused(`kind is one of drain, ${FAULT_KINDS.join(', ')}`);
  const times = typeof form.times === 'number' ? form.times : 1;
  const ms = typeof form.ms === 'number' ? form.ms : typeof form.delayMs === 'number' ? form.delayMs : 2_000;
  const fault = { kind, match: typeof form.match === 'string' ? form.match : '', times, ms };
  faults.add(fault);
  return fault;
}
