import { deserialize, serialize, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Memory } from '~/adapters/store/memory/memory';
import type { OutageWorld } from './world';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held at one moment, in bytes of the heap after a full collection. */
export interface Held {
  readonly at: number;
  readonly waiting: number;
  /** With the database and the POS accounts, which a simulation has in its own memory and production does not. */
  readonly wholeBytes: number;
  /** Without them: program, pipeline, adapters, queue, timers, and the simulation's own few figures. */
  readonly engineBytes: number;
  readonly timers: number;
  readonly doubts: number;
  readonly lines: number;
}

/**
 * The truth is written away as bytes outside the heap, what is left is measured, and the truth is read back, as after a restart of the
 * database. Whatever the process itself holds on to of an order, a row included, stays and is counted.
 */
export function measureHeld(world: OutageWorld, waiting: number): Held {
  const { memory, tills, timeline, deps } = world;
  const wholeBytes = heapAfterCollection();
  const backs = [setAside(memory), ...tills.map(({ pos }) => {
    const aside = serialize(pos.state);
    pos.state = null as never;
    return () => void (pos.state = deserialize(aside) as typeof pos.state);
  })];
  const engineBytes = heapAfterCollection();
  for (const back of backs) back();
  return { at: timeline.now, waiting, wholeBytes, engineBytes, timers: timeline.planned, doubts: deps.memory.doubts.size, lines: deps.memory.lines.size };
}

function heapAfterCollection(): number {
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

/** Rows that stand in two tables of the memory are one row in both again: all goes as one. */
function setAside(memory: Memory): () => void {
  const aside = serialize(memory);
  for (const table of Object.values(memory) as unknown[]) if (table instanceof Map || table instanceof Set) table.clear();
  return () => {
    const back = deserialize(aside) as Memory;
    for (const [name, table] of Object.entries(back) as [keyof Memory, unknown][]) {
      const own = memory[name] as unknown;
      if (table instanceof Map) for (const [key, value] of table as Map<unknown, unknown>) (own as Map<unknown, unknown>).set(key, value);
      else if (table instanceof Set) for (const value of table as Set<unknown>) (own as Set<unknown>).add(value);
    }
  };
}
