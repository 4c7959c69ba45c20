interface Entry { readonly at: number; readonly turn: number; readonly run: () => void | Promise<void>; cancelled: boolean }

/** Virtual time: what is to happen, by its moment, and in the order of asking where moments are equal. */
export class Timeline {
  now = 0;
  events = 0;
  private readonly heap: Entry[] = [];
  private turns = 0;

  at(moment: number, run: () => void | Promise<void>): { cancel(): void } {
    const entry: Entry = { at: Math.max(moment, this.now), turn: (this.turns += 1), run, cancelled: false };
    this.push(entry);
    return { cancel: () => void (entry.cancelled = true) };
  }

  after(ms: number, run: () => void | Promise<void>): { cancel(): void } {
    return this.at(this.now + ms, run);
  }

  /** What is still to happen. */
  get planned(): number {
    return this.heap.filter((entry) => !entry.cancelled).length;
  }

  /** Runs event after event until `done` says so, nothing is left, or `until` is reached. */
  async run(until: number, done: () => boolean = () => false): Promise<void> {
    for (;;) {
      const next = this.heap[0];
      if (!next || next.at > until || done()) break;
      this.pop();
      if (next.cancelled) continue;
      this.now = next.at;
      this.events += 1;
      const running = next.run();
      if (running) await running;
      await settled();
    }
    if (!done()) this.now = Math.max(this.now, Math.min(until, this.heap[0]?.at ?? until));
  }

  private push(entry: Entry): void {
    const { heap } = this;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || before(parent, entry)) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = entry;
  }

  private pop(): void {
    const { heap } = this;
    const last = heap.pop();
    if (!last || heap.length === 0) return;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (!one) break;
      const [child, at] = other && before(other, one) ? [other, left + 1] : [one, left];
      if (before(last, child)) break;
      heap[place] = child;
      place = at;
    }
    heap[place] = last;
  }
}

const before = (a: Entry, b: Entry): boolean => a.at < b.at || (a.at === b.at && a.turn < b.turn);

/** Everything that can go on without time has gone on: promises first, and then this. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
