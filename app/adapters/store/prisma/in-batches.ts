/**
 * Whatever comes while a batch is being written waits and goes with the next one, so that a burst costs a few commits, not one each.
 * Nobody waits for company longer than one turn of the event loop. A batch that fails fails for all in it: each caller is told and may come again.
 */
export function inBatches<In, Out>(most: number, write: (items: readonly In[]) => Promise<readonly Out[]>): (item: In) => Promise<Out> {
  let waiting: { item: In; resolve(outcome: Out): void; reject(reason: unknown): void }[] = [];
  let writing = false;

  async function drain(): Promise<void> {
    writing = true;
    while (waiting.length > 0) {
      // SQLite answers without ever leaving this turn of the event loop: what stands ready at other sockets is let in first.
      await new Promise((resolve) => setImmediate(resolve));
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      try {
        const outcomes = await write(batch.map((one) => one.item));
        batch.forEach((one, index) => one.resolve(outcomes[index] as Out));
      } catch (error) {
        for (const one of batch) one.reject(error);
      }
    }
    writing = false;
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!writing) void drain();
    });
}
