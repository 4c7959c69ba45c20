/** The simulated shop: its state, its clock and what happens to it. HTTP is a thin shell around it. */
import { KeptValue } from '../shared/data-folder';
import { Refused, type Outcome } from './commands/command';
import type { PlaceTools } from './commands/place';
import { TokenStore, type IssuedToken } from './auth/token-store';
import { Bucket, PLANS } from './graphql/bucket';
import { CallLog } from './graphql/call-log';
import { OrderBook, type SavedBook } from './order-book';
import { orderId, type OrderRecord } from './order/record';
import { knownPlaces } from './places';
import { DEFAULTS, SHOP_DOMAIN, type ShopSettings } from './settings';
import type { Announcement, Delivery } from './webhooks/delivery';
import { Dispatcher } from './webhooks/dispatcher';

export interface ShopOptions {
  readonly appUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly dataFolder: string | undefined;
  readonly currency: string;
  readonly now?: () => number;
  readonly fetch?: typeof fetch;
}

interface SavedShop {
  readonly book: SavedBook;
  readonly settings: ShopSettings;
  readonly installed: boolean;
  readonly tokens: readonly IssuedToken[];
  readonly deliveries: readonly Delivery[];
}

export class Shop {
  readonly domain = SHOP_DOMAIN;
  readonly tokens = new TokenStore();
  readonly places = knownPlaces();
  readonly book = new OrderBook(this.places);
  readonly webhooks: Dispatcher;
  readonly bucket: Bucket;
  readonly calls = new CallLog();
  /** Bumped by every change, so that watchers can ask cheaply. */
  version = 0;
  installed = false;
  private chosen: ShopSettings = DEFAULTS;
  private readonly kept: KeptValue<SavedShop>;

  constructor(readonly options: ShopOptions) {
    this.kept = new KeptValue<SavedShop>(options.dataFolder, 'shopify');
    this.bucket = new Bucket(PLANS[this.chosen.plan], this.now());
    this.webhooks = new Dispatcher({
      url: `${options.appUrl}/webhooks`,
      secret: options.apiSecret,
      settings: () => this.chosen.webhooks,
      installed: () => this.installed,
      now: () => this.now(),
      fetch: options.fetch ?? fetch,
    });
    this.restore();
  }

  now(): number {
    return this.options.now?.() ?? Date.now();
  }

  get settings(): ShopSettings {
    return this.chosen;
  }

  change(settings: Partial<ShopSettings>): void {
    this.chosen = { ...this.chosen, ...settings, webhooks: { ...this.chosen.webhooks, ...settings.webhooks } };
    this.bucket.change(PLANS[this.chosen.plan], this.now());
    this.keep();
  }

  tools(): PlaceTools {
    return {
      now: this.now(),
      nextId: () => this.book.nextId(),
      nextNumber: () => this.book.nextNumber(),
      known: (id) => this.book.find(id) !== null,
    };
  }

  order(id: string): OrderRecord {
    const found =
      this.book.find(id) ?? this.book.all().find((record) => record.order.name === id || record.order.name === `#${id}`);
    if (!found) throw new Refused(`no order ${id}`);
    return found;
  }

  apply(outcome: Outcome): OrderRecord {
    this.book.put(outcome.record);
    this.webhooks.announce(outcome.announcements);
    this.keep();
    return outcome.record;
  }

  remove(record: OrderRecord, announcement: Announcement): void {
    this.book.remove(orderId(record));
    this.webhooks.announce([announcement]);
    this.keep();
  }

  install(): void {
    this.installed = true;
    this.keep();
  }

  uninstall(announcement: Announcement): void {
    this.tokens.revokeAll();
    this.installed = false;
    this.webhooks.announce([announcement]);
    this.keep();
  }

  reset(): void {
    this.book.clear();
    this.tokens.revokeAll();
    this.webhooks.clear();
    this.calls.clear();
    this.installed = false;
    this.chosen = DEFAULTS;
    this.bucket.change(PLANS[DEFAULTS.plan], this.now());
    this.keep();
  }

  keep(): void {
    this.version += 1;
    this.kept.later(() => ({
      book: this.book.save(),
      settings: this.chosen,
      installed: this.installed,
      tokens: this.tokens.save(),
      deliveries: this.webhooks.deliveries(),
    }));
  }

  close(): void {
    this.webhooks.close();
    this.keep();
    this.kept.flush();
  }

  private restore(): void {
    const saved = this.kept.read();
    if (!saved) return;
    this.book.restore(saved.book);
    this.chosen = { ...DEFAULTS, ...saved.settings };
    this.bucket.change(PLANS[this.chosen.plan], this.now());
    this.installed = saved.installed;
    this.tokens.restore(saved.tokens);
    this.webhooks.restore(saved.deliveries);
  }
}
