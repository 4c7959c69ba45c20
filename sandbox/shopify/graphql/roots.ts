/** The query root: what the Admin API answers first. */
import { GraphQLError } from 'graphql';
import { digitsOf, gid } from '../order/record';
import { moment, momentOf } from '../rest/read';
import { placeGraph } from '../graph/place';
import type { Shop } from '../shop';
import { page, connection, type PageArguments } from './connection';
import { factsOf, sortKey } from './order-search';
import { parseSearch } from './search';
import { VERSION } from './schema';

const SIXTY_DAYS = 60 * 86_400_000;
const TIME_ZONE = 'America/Chicago';

interface OrdersArguments extends PageArguments {
  readonly query?: string | null;
  readonly sortKey?: string | null;
}

export function roots(shop: Shop, scopes: ReadonlySet<string>, warnings: Set<string>) {
  const since = scopes.has('read_all_orders') ? '' : moment(shop.now() - SIXTY_DAYS);
  const visible = () => shop.book.all().filter((record) => (momentOf(record.order, 'created_at') ?? '') >= since);
  const order = (id: string) => {
    const record = typeIn(id) === 'Order' ? shop.book.find(digitsOf(id)) : null;
    return record && (momentOf(record.order, 'created_at') ?? '') >= since ? shop.book.graphOf(record) : null;
  };
  const found = (query: string | null | undefined) => {
    const search = parseSearch(query ?? '');
    const searchable = moment(shop.now() - shop.settings.searchLagMs);
    const lagging = shop.settings.searchLagMs > 0;
    return visible().filter((record, at) => {
      const facts = factsOf(record);
      if (at === 0) search.unknown(facts).forEach((field) => warnings.add(field));
      return search.matches(facts) && (!lagging || (momentOf(record.order, 'updated_at') ?? '') <= searchable);
    });
  };
  const refund = (id: string) =>
    visible()
      .flatMap((record) => shop.book.graphOf(record).refunds({}))
      .find((candidate) => candidate.id === id) ?? null;
  const place = (id: string) => shop.places.all.find((candidate) => gid('Location', candidate.id) === id);
  const location = (id: string | null | undefined) => {
    const known = id ? place(id) : shop.places.all[0];
    return known ? placeGraph(known) : null;
  };
  const node = (id: string) => {
    const type = typeIn(id);
    if (type === 'Order') return order(id);
    if (type === 'Refund') return refund(id);
    if (type === 'Location') return location(id);
    if (type === 'Shop') return shopGraph(shop);
    return null;
  };
  return {
    order: (args: { id: string }) => order(args.id),
    orders: (args: OrdersArguments) => {
      const by = args.sortKey ?? 'PROCESSED_AT';
      const rows = found(args.query)
        .map((record) => ({ record, key: sortKey(record, by) }))
        .sort((one, other) => (one.key < other.key ? -1 : 1));
      const cut = page(rows, (row) => row.key, args);
      const graphs = cut.nodes.map((row) => shop.book.graphOf(row.record));
      return { ...cut, nodes: graphs, edges: cut.edges.map((edge, at) => ({ cursor: edge.cursor, node: graphs[at] })) };
    },
    ordersCount: (args: { query?: string | null; limit?: number | null }) => {
      const count = found(args.query).length;
      const limit = args.limit ?? 10_000;
      return { count: Math.min(count, limit), precision: count > limit ? 'AT_LEAST' : 'EXACT' };
    },
    refund: (args: { id: string }) => refund(args.id),
    customer: (args: { id: string }) =>
      visible()
        .map((record) => shop.book.graphOf(record).customer)
        .find((customer) => customer?.id === args.id) ?? null,
    location: (args: { id?: string | null }) => location(args.id),
    locations: connection(shop.places.all.map(placeGraph)),
    node: (args: { id: string }) => node(args.id),
    nodes: (args: { ids: readonly string[] }) => args.ids.map(node),
    shop: () => shopGraph(shop),
    app: (args: { id?: string | null }) => (args.id && args.id !== APP_ID ? null : appGraph(shop)),
    currentAppInstallation: () => ({
      __typename: 'AppInstallation',
      id: gid('AppInstallation', '481000001'),
      launchUrl: shop.options.appUrl,
      uninstallUrl: null,
      accessScopes: scopesGraph([...scopes]),
      app: appGraph(shop),
    }),
    // Subscriptions that an app's configuration file declares are not listed here, on Shopify neither.
    webhookSubscription: () => null,
    webhookSubscriptions: connection([]),
  };
}

const APP_ID = gid('App', '481000000');

function typeIn(id: string): string {
  const match = /^gid:\/\/shopify\/(\w+)\/\d+(?:\?.*)?$/.exec(id);
  if (!match) {
    throw new GraphQLError(`Variable $id of type ID! was provided invalid value (Invalid global id '${id}')`, {
      extensions: { code: 'INVALID_VARIABLE' },
    });
  }
  return match[1] ?? '';
}

function scopesGraph(scopes: readonly string[]) {
  return scopes.map((handle) => ({ handle, description: handle.replace(/_/g, ' ') }));
}

function appGraph(shop: Shop) {
  return {
    __typename: 'App',
    id: APP_ID,
    apiKey: shop.options.apiKey,
    handle: 'tillbridge',
    title: 'Tillbridge',
    embedded: true,
    developerName: 'Tillbridge',
    webhookApiVersion: VERSION,
    requestedAccessScopes: scopesGraph(shop.settings.scopes),
    availableAccessScopes: scopesGraph(shop.settings.scopes),
  };
}

function shopGraph(shop: Shop) {
  const home = shop.places.all[0];
  const since = '2024-01-01T09:00:00Z';
  return {
    __typename: 'Shop',
    id: gid('Shop', '481999001'),
    name: 'Tillbridge Sandbox',
    email: 'owner@example.com',
    contactEmail: 'hello@example.com',
    myshopifyDomain: shop.domain,
    currencyCode: shop.options.currency,
    enabledPresentmentCurrencies: [shop.options.currency],
    ianaTimezone: TIME_ZONE,
    ...offsetOf(shop.now()),
    taxesIncluded: false,
    taxShipping: true,
    setupRequired: false,
    shopOwnerName: 'Robin Okafor',
    orderNumberFormatPrefix: '#',
    orderNumberFormatSuffix: '',
    unitSystem: 'IMPERIAL_SYSTEM',
    weightUnit: 'POUNDS',
    url: `https://${shop.domain}`,
    createdAt: since,
    updatedAt: since,
    plan: { publicDisplayName: 'Development', partnerDevelopment: true, shopifyPlus: false },
    primaryDomain: {
      __typename: 'Domain',
      id: gid('Domain', '481999002'),
      host: shop.domain,
      url: `https://${shop.domain}`,
      sslEnabled: true,
    },
    shopAddress: home && {
      __typename: 'ShopAddress',
      id: gid('ShopAddress', '481999003'),
      address1: home.address1,
      address2: null,
      city: home.city,
      country: home.country,
      countryCodeV2: home.countryCode,
      zip: home.zip,
      provinceCode: home.provinceCode,
    },
  };
}

function offsetOf(now: number) {
  const part = (style: 'longOffset' | 'short') =>
    new Intl.DateTimeFormat('en-US', { timeZone: TIME_ZONE, timeZoneName: style })
      .formatToParts(now)
      .find((row) => row.type === 'timeZoneName')?.value ?? '';
  const offset = part('longOffset').replace('GMT', '') || '+00:00';
  const [hours = '0', minutes = '0'] = offset.slice(1).split(':');
  const total = Number(hours) * 60 + Number(minutes);
  return {
    timezoneAbbreviation: part('short'),
    timezoneOffset: offset.replace(':', ''),
    timezoneOffsetMinutes: offset.startsWith('-') ? -total : total,
  };
}
