import { readBooks, type Books, type Sold } from './books';
import type { Held } from './held';
import { disorderOf, fairShareMs, straysOf } from './measures';
import type { Shown } from './pages';
import { backAt, hour, isWaiting, silentAt, type PlannedShop } from './plan';
import { hands, type OutageWorld } from './world';

export interface OutageRun {
  readonly world: OutageWorld;
  readonly held: readonly Held[];
  readonly shown: readonly Shown[];
  /** Orders with a row to come back to when the POS answers again. */
  readonly waiting: number;
}

export type OutageVerdict = ReturnType<typeof judgeOutage>;

/** Probes come every five minutes; the silences that open the circuit and the quicker first probes come on top. */
const mostCalls = (backAt - silentAt) / 300_000 + 16;
/** The first probe comes this long after the circuit has opened, later ones after longer. */
const leastBetweenMs = 30_000;
/** So many are in hand at once at most; among them chance decides. */
const farthestFromPlace = hands;
/** Those that wake by themselves in the moment between the POS's first answer and the ring for all are in hand already, and pass all others. */
const mostStrays = hands;
/** Pairs that came the wrong way round: one for ten orders. */
const mostInversions = (orders: number): number => hands + orders / 10;
/** A shop is through in this much more than its fair share, and what a probe and a round of checks may take. */
const fairWithin = { times: 1.25, ms: 3 * 60_000 };
/** What the page says of the finish, against what came true, of shops that have their account for themselves. */
const toldWithin = { least: 0.7, most: 1.4 };
const fewestTold = 50;
/** What the process may hold more when the backlog is long: a megabyte for what the language does behind the scenes, or so much an order. */
const growthBytes = (orders: number): number => Math.max(1_000_000, 64 * orders);
/** Sleeps and time-outs of the hands and of calls; none of an order that waits. */
const mostTimers = 100;

export function judgeOutage({ world, held, shown, waiting }: OutageRun) {
  const books = readBooks(world);
  const broken = [...world.bugs.map((bug) => `a bug: ${bug}`), ...books.broken, ...judgeInbox(world)];
  const shops = world.shops.map((shop) => drainOf(world, shop, books));
  for (const one of shops) {
    if (one.farthest > farthestFromPlace) broken.push(`${one.shop}: an order came ${one.farthest} places from where it belongs; at most ${farthestFromPlace} are in hand`);
    if (one.strays > mostStrays) broken.push(`${one.shop}: ${one.strays} orders came out of their order altogether`);
    if (one.inversions > mostInversions(one.waiting)) broken.push(`${one.shop}: ${one.inversions} pairs came the wrong way round`);
    if (one.drainMs > one.fairMs * fairWithin.times + fairWithin.ms) broken.push(`${one.shop} was through after ${inMinutes(one.drainMs)} min; its fair share is ${inMinutes(one.fairMs)}`);
  }
  const calls = world.tills.map(({ account, silentCalls, mostAtOnce, closest }) => ({ account, silentCalls, mostAtOnce, secondsBetween: Math.round(closest / 1_000) }));
  for (const { account, silentCalls, mostAtOnce, secondsBetween } of calls) {
    if (silentCalls > mostCalls) broken.push(`${account} was called ${silentCalls} times while it was silent`);
    if (mostAtOnce > 1) broken.push(`${account} had ${mostAtOnce} calls at once`);
    if (secondsBetween * 1_000 < leastBetweenMs) broken.push(`${account} was called ${secondsBetween} s after the call before, with its circuit open`);
  }
  broken.push(...judgeHeld(held, waiting));
  const finish = finishesOf(world, shown, books);
  const off = finish.filter(({ alone, ratio }) => alone && (ratio < toldWithin.least || ratio > toldWithin.most));
  broken.push(...off.map(({ at, shop, due, ratio }) => `${shop}: ${due} were due ${inMinutes(at - backAt)} min into the drain, and the page foretold ${ratio.toFixed(2)} of the time that they took`));
  if (!finish.some(({ alone }) => alone)) broken.push('no page told when the backlog would be gone');
  return {
    broken, waiting, orders: world.memory.orders.size, lost: books.lost, doubled: books.doubled, heard: world.heard,
    virtualHours: rounded(world.timeline.now / hour), events: world.timeline.events, calls, shops, finish: summaryOf(finish), memory: memoryOf(held, waiting),
  };
}

function judgeInbox({ memory, heard }: OutageWorld): readonly string[] {
  const rows = [...memory.deliveries.values()].reduce((sum, deliveries) => sum + deliveries.size, 0);
  return rows === heard.stored ? [] : [`${heard.stored} deliveries were acknowledged as new, ${rows} have a row`];
}

/** How the shop's backlog went: from the account's first answer to its last order, against its fair share at the flood's pace. */
function drainOf({ shops, tills }: OutageWorld, shop: PlannedShop, { sold }: Books) {
  const backlogOf = (one: PlannedShop): readonly Sold[] => (sold[one.index] ?? []).filter(({ number }) => isWaiting(one, number));
  const durationOf = (one: PlannedShop): number => Math.max(...backlogOf(one).map(({ finishedAt }) => finishedAt)) - (tills.find(({ account }) => account === one.account)?.answeredAt ?? backAt);
  const [flood] = shops;
  const eachMs = flood ? durationOf(flood) / flood.waiting : 0;
  const others = shops.filter((one) => one.account === shop.account && one !== shop).map(({ waiting }) => waiting);
  const ranks = backlogOf(shop).map(({ number }) => number);
  const strays = straysOf(ranks, farthestFromPlace);
  const { inversions, share, farthest } = disorderOf(ranks.filter((rank) => !strays.has(rank)));
  return { shop: shop.name, account: shop.account, waiting: shop.waiting, drainMs: durationOf(shop), fairMs: Math.round(fairShareMs(shop.waiting, others, eachMs)), strays: strays.size, inversions, shareOfPairs: share, farthest };
}

function judgeHeld(held: readonly Held[], waiting: number): readonly string[] {
  const broken: string[] = [];
  const allowed = growthBytes(waiting);
  const { queued, drained } = growthOf(held);
  if (queued > allowed) broken.push(`the process holds ${queued} bytes more with the whole backlog than with a quarter of it; ${allowed} are allowed`);
  if (drained > allowed) broken.push(`the process holds ${drained} bytes more after the drain than when it had begun; ${allowed} are allowed`);
  for (const { timers, doubts, lines, at } of held) {
    if (timers > mostTimers || doubts > hands || lines > hands) broken.push(`${(at / hour).toFixed(1)} h: ${timers} timers, ${doubts} doubts and ${lines} lines are kept`);
  }
  return broken;
}

/** From a quarter of the backlog to all of it, and from a quarter of the drain to its end: before, the program itself is still being loaded and compiled. */
function growthOf(held: readonly Held[]): { readonly queued: number; readonly drained: number } {
  const [, quarter, , , full, draining] = held;
  const last = held.at(-1);
  return { queued: (full?.engineBytes ?? 0) - (quarter?.engineBytes ?? 0), drained: (last?.engineBytes ?? 0) - (draining?.engineBytes ?? 0) };
}

function memoryOf(held: readonly Held[], waiting: number) {
  const { queued, drained } = growthOf(held);
  const perThousand = (bytes: number): number => Math.round(bytes / (0.75 * waiting / 1_000));
  return {
    engineBytesPerThousandQueued: perThousand(queued), engineBytesPerThousandDrained: perThousand(drained),
    points: held.map(({ at, engineBytes, wholeBytes, ...rest }) => ({ hours: rounded(at / hour), ...rest, engineMB: rounded(engineBytes / 1e6), wholeMB: rounded(wholeBytes / 1e6) })),
  };
}

/** What pages foretold, as a part of what came true: 1 = exactly. */
function finishesOf({ shops }: OutageWorld, shown: readonly Shown[], { sold }: Books) {
  const times = sold.map((orders) => orders.map(({ finishedAt }) => finishedAt).sort((a, b) => a - b));
  return shown.flatMap(({ at, shop, due, finishAt }) => {
    const done = times[shop] ?? [];
    const before = done.filter((finishedAt) => finishedAt <= at).length;
    const trueAt = done[before + due - 1];
    const planned = shops[shop];
    if (finishAt === null || trueAt === undefined || !planned || due < fewestTold) return [];
    return [{ at, shop: planned.name, due, alone: shops.every((one) => one === planned || one.account !== planned.account), ratio: (finishAt - at) / (trueAt - at) }];
  });
}

function summaryOf(finish: ReturnType<typeof finishesOf>) {
  const of = (alone: boolean) => {
    const ratios = finish.filter((one) => one.alone === alone).map(({ ratio }) => ratio).sort((a, b) => a - b);
    return { looks: ratios.length, least: rounded(ratios[0] ?? 0), median: rounded(ratios[ratios.length >> 1] ?? 0), most: rounded(ratios.at(-1) ?? 0) };
  };
  return { aloneOnTheAccount: of(true), sharingOne: of(false) };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const inMinutes = (ms: number): string => (ms / 60_000).toFixed(1);
