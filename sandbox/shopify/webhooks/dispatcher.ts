/** Sends signed webhooks as Shopify does: bounded at once, five seconds each, repeated on failure, in no promised order. */
import { randomUUID } from 'node:crypto';
import { VERSION } from '../graphql/schema';
import { SHOP_DOMAIN, type ShopSettings } from '../settings';
import type { Announcement, Delivery } from './delivery';
import { MischiefBook } from './mischief';
import { webhookSignature } from './signature';

export interface DispatcherOptions {
  readonly url: string;
  readonly secret: string;
  readonly settings: () => ShopSettings['webhooks'];
  readonly installed: () => boolean;
  readonly now: () => number;
  readonly fetch: typeof fetch;
}

interface Job {
  readonly delivery: Delivery;
  readonly body: string;
  readonly forged: boolean;
}

const LOG_LENGTH = 2_000;
const REORDER_MS = 300;

export class Dispatcher {
  readonly mischief = new MischiefBook();
  private log: Delivery[] = [];
  private readonly queue: Job[] = [];
  private readonly held: Job[] = [];
  private readonly timers = new Set<NodeJS.Timeout>();
  private running = 0;
  private closed = false;

  constructor(private readonly options: DispatcherOptions) {}

  /** Everything that one action announces; the rows share an event id. */
  announce(announcements: readonly Announcement[]): void {
    const eventId = randomUUID();
    for (const announcement of announcements) this.enter(announcement, eventId);
  }

  deliveries(): readonly Delivery[] {
    return this.log;
  }

  /** Deliveries that are still to be sent, or to be sent again. */
  get open(): number {
    return this.log.filter((delivery) => delivery.state === 'waiting').length;
  }

  restore(log: readonly Delivery[]): void {
    // What was on its way when the sandbox stopped is not sent again: Shopify loses some as well, and the app has to cope.
    this.log = log.map((delivery) => (delivery.state === 'waiting' ? { ...delivery, state: 'lost' } : delivery));
  }

  clear(): void {
    this.stopTimers();
    this.queue.length = 0;
    this.held.length = 0;
    this.log = [];
  }

  close(): void {
    this.closed = true;
    this.stopTimers();
  }

  private enter({ topic, body, subject }: Announcement, eventId: string): void {
    const triggeredAt = new Date(this.options.now()).toISOString();
    const delivery: Delivery = { webhookId: randomUUID(), eventId, topic, triggeredAt, subject, state: 'waiting', attempts: [] };
    this.log.push(delivery);
    if (this.log.length > LOG_LENGTH) this.log.splice(0, this.log.length - LOG_LENGTH);
    if (!this.options.installed() && topic !== 'app/uninstalled' && topic !== 'shop/redact') {
      delivery.state = 'not installed';
      return;
    }
    if (this.mischief.strikes('lose')) {
      delivery.state = 'lost';
      return;
    }
    const job = { delivery, body, forged: this.mischief.strikes('forge') };
    const jobs = this.mischief.strikes('duplicate') ? [job, job] : [job];
    if (this.mischief.strikes('reorder')) this.hold(jobs);
    else if (this.mischief.delayMs > 0) this.after(this.mischief.delayMs, () => this.put(jobs));
    else this.put(jobs);
  }

  private hold(jobs: readonly Job[]): void {
    if (this.held.length === 0) this.after(REORDER_MS, () => this.put(this.held.splice(0).reverse()));
    this.held.push(...jobs);
  }

  private put(jobs: readonly Job[]): void {
    this.queue.push(...jobs);
    while (this.running < this.options.settings().concurrency && this.queue.length > 0) {
      const job = this.queue.shift();
      if (job) void this.work(job);
    }
  }

  private async work(job: Job): Promise<void> {
    this.running += 1;
    try {
      if (!this.closed) await this.send(job);
    } finally {
      this.running -= 1;
      if (!this.closed) this.put([]);
    }
  }

  private async send(job: Job): Promise<void> {
    const { delivery, body } = job;
    const from = this.options.now();
    let status: number | null = null;
    let error: string | null = null;
    try {
      const answer = await this.options.fetch(this.options.url, {
        method: 'POST',
        redirect: 'manual',
        headers: this.headers(job),
        body,
        signal: AbortSignal.timeout(this.options.settings().timeoutMs),
      });
      status = answer.status;
      await answer.body?.cancel();
    } catch (caught) {
      error = caught instanceof Error ? (caught.cause instanceof Error ? caught.cause.message : caught.message) : 'failed';
    }
    delivery.attempts.push({ at: new Date(from).toISOString(), status, ms: this.options.now() - from, error });
    if (status !== null && status >= 200 && status < 300) {
      delivery.state = 'delivered';
      return;
    }
    const wait = this.options.settings().retryMs[delivery.attempts.length - 1];
    if (wait === undefined) delivery.state = 'failed';
    else if (!this.closed) this.after(wait, () => this.put([job]));
  }

  private headers({ delivery, body, forged }: Job): Record<string, string> {
    return {
      'content-type': 'application/json',
      'user-agent': 'Shopify-Captain-Hook',
      'x-shopify-topic': delivery.topic,
      'x-shopify-shop-domain': SHOP_DOMAIN,
      'x-shopify-api-version': VERSION,
      'x-shopify-webhook-id': delivery.webhookId,
      'x-shopify-event-id': delivery.eventId,
      'x-shopify-triggered-at': delivery.triggeredAt,
      'x-shopify-hmac-sha256': webhookSignature(body, forged ? `${this.options.secret}-forged` : this.options.secret),
    };
  }

  private after(ms: number, then: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      then();
    }, ms);
    this.timers.add(timer);
  }

  private stopTimers(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }
}
