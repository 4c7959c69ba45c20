import { posRegistry } from '~/adapters/pos/registry/registry';
import { embeddedQueue } from '~/adapters/queue/embedded';
import { newMemory, type Memory } from '~/adapters/store/memory/memory';
import { memoryStores } from '~/adapters/store/memory/stores';
import { defaultKeepDays } from '~/domain/retention';
import { runWork } from '~/jobs/run-work';
import type { Deps } from '~/pipeline/deps';
import { newProcessMemory } from '~/pipeline/process-memory';
import { receiveWebhook } from '~/pipeline/receive-webhook';
import { startSchedules } from '~/pipeline/start-schedules';
import type { Delivery } from '~/ports/inbox-store';
import type { Log } from '~/ports/log';
import type { Stores } from '~/ports/stores';
import type { PosDesk } from '../../support/pos/desk';
import { latestMs, openAccount } from './account';
import { Bell } from './bell';
import { chanceFrom, type Chance } from './chance';
import { openCounter } from './counter';
import { Machine } from './machine';
import { openShopifys, type ShopOrder } from './shop';
import { cipher, start, timing, type Stage } from './stage';
import { Timeline } from './timeline';
import { noTrouble, type Trouble } from './trouble';

export interface Backup { readonly memory: Memory; readonly acknowledged: World['acknowledged'] }
interface Running { readonly machine: Machine; readonly deps: Deps }

/** One run's world: machines that come and go, the shops, the POS, and the truth that all of them share. */
export class World {
  readonly timeline = new Timeline();
  readonly chance: Chance;
  readonly desk: PosDesk;
  readonly shopifys;
  acknowledged: readonly { readonly delivery: Delivery; readonly outcome: string }[] = [];
  readonly bugs: string[] = [];
  readonly told: string[] = [];
  /** By shop. */
  installations: readonly string[];
  memory: Memory;
  stores: Stores;
  trouble: Trouble = noTrouble;
  /** How far the wall clocks are off; monotonic ones are not. */
  skew = 0;
  /** Rings go to whichever process is free, as with Bull on Redis; without one, to the process that was told. */
  readonly bell: Bell | null;
  /** Settled when a lost database is there again and programs run; null where none was lost. */
  coming: Promise<void> | undefined = undefined;
  deliveries = 0;
  crashes = 0;
  /** Orders that only a person can bring to an end. */
  forAPerson = 0;
  private readonly counter;
  private readonly running: Running[] = [];
  private machines = 0;
  private wanted = 0;

  constructor(seed: number, readonly stage: Stage, private readonly tracing = false) {
    this.chance = chanceFrom(seed);
    this.bell = this.chance.happens(0.5) ? new Bell(this.timeline, this.trace) : null;
    this.installations = stage.installations;
    this.memory = structuredClone(stage.memory);
    this.stores = memoryStores(this.memory);
    this.desk = openAccount(stage.pos, { now: this.now, rng: this.chance.next });
    // Not every account has unique numbers and references: then nothing but our own care keeps a document from being there twice.
    if (this.chance.happens(0.3)) this.desk.allowTwice();
    const chance = this.chance.fork();
    this.counter = openCounter({ desk: this.desk, timeline: this.timeline, chance, latestMs: latestMs(stage.pos.kind), fate: (write) => this.trouble.fate(write, this.timeline.now), trace: this.trace });
    this.shopifys = openShopifys({ timeline: this.timeline, chance: this.chance.fork(), now: this.now, trouble: () => this.trouble.shopify(this.now() + this.skew) });
  }

  /** True time, which Shopify and the POS go by. */
  now = (): number => start + this.timeline.now;

  trace = (text: () => string): void => {
    if (this.tracing) this.told.push(`${(this.timeline.now / 1_000).toFixed(3)} ${text()}`);
  };

  /** So many processes run from now on; whoever dies is started again. */
  open(machines: number): void {
    this.wanted = machines;
    for (let count = this.running.length; count < machines; count += 1) this.boot();
  }

  get alive(): readonly Running[] {
    return this.running;
  }

  /** What a backup keeps. */
  copy(): Backup {
    return { memory: structuredClone(this.memory), acknowledged: this.acknowledged };
  }

  /** Every process dies and the database is another one: an older copy of it, or an empty one. Nobody runs before `open`. */
  lose(left: Backup = { memory: newMemory(), acknowledged: [] }): void {
    this.trace(() => 'the database is lost');
    this.wanted = 0;
    for (const { machine } of [...this.running]) machine.crash();
    // Ids and lease tokens are never given twice, as in the other drivers.
    this.memory = Object.assign(left.memory, { lastId: this.memory.lastId + 1_000_000 });
    this.stores = memoryStores(this.memory);
    this.acknowledged = left.acknowledged;
  }

  get machinesWanted(): number {
    return this.wanted;
  }

  /** A process of nobody's, which nothing befalls: for what is put right from outside. */
  steady(): Deps {
    const machine = new Machine('steady', { timeline: this.timeline, chance: this.chance.fork(), wall: () => this.now() + this.skew, trace: this.trace, blow: () => 'none', freezeMs: () => 0, crashed: () => undefined });
    return { ...this.depsOf(machine), stores: this.stores };
  }

  /** Everybody runs and nobody stands still. */
  allAwake(): boolean {
    return this.running.length >= this.wanted && this.running.every((one) => one.machine.isIdle());
  }

  private boot(): void {
    if (this.running.length >= this.wanted) return;
    const name = `m${(this.machines += 1)}`;
    const machine: Machine = new Machine(name, {
      timeline: this.timeline, chance: this.chance.fork(), wall: () => this.now() + this.skew, trace: this.trace,
      blow: (label) => this.trouble.blow(label), freezeMs: () => this.trouble.freezeMs(),
      crashed: () => this.replace(machine),
    });
    const deps = this.depsOf(machine);
    this.running.push({ machine, deps });
    void startSchedules(deps).then(() => deps.queue.start(({ key }) => runWork(deps, key)));
  }

  private replace(machine: Machine): void {
    this.crashes += 1;
    this.bell?.leave(machine);
    this.running.splice(this.running.findIndex((one) => one.machine === machine), 1);
    this.timeline.after(this.chance.between(500, 8_000), () => this.boot());
  }

  private depsOf(machine: Machine): Deps {
    const stores = machine.stores(this.stores);
    const log = this.logOf(machine);
    const { clock } = machine;
    const hands = embeddedQueue({ clock, work: stores.work, log, scanMs: timing.scanMs, concurrency: 4 });
    const isLost = (): boolean => this.trouble.losesRing();
    return {
      clock, cipher, timing, log, stores, wantedScopes: [], keep: defaultKeepDays, memory: newProcessMemory(),
      queue: this.bell ? this.bell.queueFor(machine, hands, isLost) : { ...hands, ring: () => (isLost() ? Promise.resolve() : hands.ring()) },
      pos: posRegistry({ [this.desk.kind]: this.desk.optionsWith(this.counter.fetchOf(machine), clock) }),
      source: this.shopifys.sourceFor(machine),
    };
  }

  private logOf(machine: Machine): Log {
    const log: Log = {
      info: () => undefined, warn: (event, fields) => this.trace(() => `${machine.name} ${event} ${JSON.stringify(fields)}`), child: () => log,
      error: (event, fields) => {
        this.trace(() => `${machine.name} ${event} ${JSON.stringify(fields)}`);
        const text = JSON.stringify(fields ?? {});
        if (!/out of reach|the answer was lost/.test(text)) this.bugs.push(`${event} ${text}`);
      },
    };
    return log;
  }

  /** Whoever answers the shop's door; while nothing goes wrong, not one that stands still. */
  private someone(): Running | undefined {
    const open = this.trouble === noTrouble ? this.running.filter((one) => one.machine.isIdle()) : this.running;
    return open.length > 0 ? open[this.chance.between(0, open.length - 1)] : undefined;
  }

  /** Shopify announces an order, and again until somebody says that it has it. */
  announce(order: ShopOrder, topic: string): void {
    const delivery = { shop: order.shop, webhookId: `w${(this.deliveries += 1)}`, eventId: null, topic, orderId: order.id, triggeredAt: this.now() };
    const again = (): void => {
      let heard = false;
      const someone = this.someone();
      if (someone) {
        const received = { ...delivery, receivedAt: someone.machine.clock.now() };
        receiveWebhook(someone.deps, received).then((outcome) => {
          heard = true;
          this.trace(() => `${someone.machine.name} has ${delivery.webhookId} ${topic} of ${order.id}: ${outcome.kind}`);
          this.acknowledged = [...this.acknowledged, { delivery: received, outcome: outcome.kind }];
        }, () => undefined);
      }
      this.timeline.after(5_000, () => {
        if (!heard) this.timeline.after(this.chance.between(1_000, 60_000), again);
      });
    };
    again();
  }

  jump(ms: number): void {
    if (this.coming) return;
    this.skew += ms;
    this.trace(() => `wall clocks jump by ${ms} ms`);
  }
}
