import { describe, expect, it } from 'vitest';
import { answerRing, ringId, type Ring } from './bell';
import type { EmbeddedQueue } from './embedded';

const ring: Ring = { key: 'order:a/1', ring: 7, passed: 0 };

/** Hands of which only the wake-up and the room count. */
function handsThat(isFull: boolean) {
  const told: string[] = [];
  let free: () => void = () => undefined;
  const room = isFull ? new Promise<void>((resolve) => (free = resolve)) : Promise.resolve();
  const hands: EmbeddedQueue = { isFull: () => isFull, room: () => room, start: () => Promise.resolve(), stop: () => Promise.resolve(), ring: () => Promise.resolve(void told.push('woken')) };
  return { hands, told, free: () => free() };
}

describe('a ring in the hand of a process', () => {
  it('wakes it where it has a free hand', async () => {
    const { hands, told } = handsThat(false);
    await answerRing(hands, ring, (id) => told.push(id));
    expect(told).toEqual(['woken']);
  });

  it('goes on to another where it has none, under an id that the bell does not hold, and keeps it from taking more until it has', async () => {
    const { hands, told, free } = handsThat(true);
    let ended = false;
    const answered = answerRing(hands, ring, (id, { passed }) => told.push(`${id} ${passed}`)).then(() => (ended = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect([told, ended]).toEqual([['order:a/1#7/1 1', 'woken'], false]);
    free();
    await answered;
  });

  it('has an id of its own each time the row is rung and each time it is handed on', () => {
    expect(new Set([ringId(ring), ringId({ ...ring, ring: 8 }), ringId(ring, 1), ringId(ring, 2), ringId({ ...ring, key: 'order:a/2' })]).size).toBe(5);
  });
});
