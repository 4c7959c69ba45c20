import type { ServerResponse } from 'node:http';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Container } from './container.server';
import { mostCounted } from './health.server';

/** Prometheus figures of this process. Shops are not labels: there are too many of them. */
export function meters({ stores, clock }: Container) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'tillbridge_request_milliseconds', help: 'How long requests took', labelNames: ['kind', 'status'], buckets: [5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000], registers: [registry],
  });
  new Gauge({
    name: 'tillbridge_work_due', help: 'Work rows that are due now', registers: [registry],
    async collect() {
      this.set((await stores.work.backlog(null, clock.now())).due);
    },
  });
  new Gauge({
    name: 'tillbridge_work_oldest_seconds', help: 'For how long the oldest due row has waited', registers: [registry],
    async collect() {
      const { oldestDueAt } = await stores.work.backlog(null, clock.now());
      this.set(oldestDueAt === null ? 0 : Math.max(0, clock.now() - oldestDueAt) / 1_000);
    },
  });
  new Gauge({
    name: 'tillbridge_work_dead', help: `Work rows that do not mend by themselves; ${mostCounted} stands for more`, registers: [registry],
    async collect() {
      this.set((await stores.work.dead(null, mostCounted)).length);
    },
  });
  return {
    request: (kind: 'webhook' | 'page', status: number, ms: number) => requests.observe({ kind, status: String(status) }, ms),
    answer: async (response: ServerResponse): Promise<void> => {
      try {
        response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics());
      } catch {
        response.writeHead(503).end();
      }
    },
  };
}
