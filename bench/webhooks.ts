/**
 * What does a durable acknowledgement cost? A: the webhook door, with its insert and due row on SQLite, synced to disk.
 * B: the same signature check and parsing, with nothing kept. Alternating runs in one process; the ratio is what counts, not the machine.
 * Run with: npm run bench
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { Agent, createServer, request, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus } from 'node:os';
import { openTill } from '../tests/support/till';
import { webhookDoor } from '~/webhooks.server';
import { subjectOf } from '~/webhook-subject';

const secret = 'bench';
const connections = 20;
const perRun = 2_000;
const pairs = 5;
const filler = 'x'.repeat(18_000);

const bare: RequestListener = (incoming, response) => {
  const chunks: Buffer[] = [];
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
  incoming.on('end', () => {
    const body = Buffer.concat(chunks);
    const ours = createHmac('sha256', secret).update(body).digest();
    const theirs = Buffer.from(String(incoming.headers['x-shopify-hmac-sha256']), 'base64');
    const good = ours.length === theirs.length && timingSafeEqual(ours, theirs) && subjectOf('orders/create', body.toString()).kind === 'json';
    response.writeHead(good ? 200 : 401).end();
  });
};

let sent = 0;
function deliver(port: number, agent: Agent): Promise<void> {
  const id = (sent += 1);
  const body = JSON.stringify({ id, admin_graphql_api_id: `gid://shopify/Order/${id}`, note: filler });
  const headers = {
    'x-shopify-topic': 'orders/create', 'x-shopify-shop-domain': 'test.myshopify.com', 'x-shopify-webhook-id': `w${id}`, 'x-shopify-api-version': '2026-07',
    'x-shopify-hmac-sha256': createHmac('sha256', secret).update(body).digest('base64'), 'content-length': Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const call = request({ host: '127.0.0.1', port, method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => (response.statusCode === 200 ? resolve() : reject(new Error(`answered ${response.statusCode}`))));
    });
    call.on('error', reject);
    call.end(body);
  });
}

async function perSecond(listener: RequestListener): Promise<number> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const { port } = server.address() as AddressInfo;
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, async () => {
    for (let count = 0; count < perRun / connections; count += 1) await deliver(port, agent);
  }));
  const rate = perRun / ((performance.now() - startedAt) / 1_000);
  agent.destroy();
  server.close();
  return rate;
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const till = await openTill({ database: 'sqlite' });
const door = webhookDoor(till.deps, secret);
await perSecond(bare);
const durable: number[] = [];
const plain: number[] = [];
for (let pair = 0; pair < pairs; pair += 1) {
  durable.push(await perSecond(door));
  plain.push(await perSecond(bare));
}
const { due } = await till.stores.work.backlog(till.installation.id, Date.now(), 'order');
const kept = due === pairs * perRun;
console.log(`machine: ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}; ${connections} connections, 18 KB bodies, ${pairs} pairs of ${perRun}`);
console.log(`durable acknowledgement: ${Math.round(median(durable))}/s (${Math.round(Math.min(...durable))}–${Math.round(Math.max(...durable))})`);
console.log(`nothing kept:            ${Math.round(median(plain))}/s (${Math.round(Math.min(...plain))}–${Math.round(Math.max(...plain))})`);
console.log(`ratio:                   ${(median(durable.map((rate, index) => rate / (plain[index] ?? rate)))).toFixed(2)}`);
console.log(kept ? 'every acknowledged delivery has its row' : `rows and acknowledgements differ (${due}): the run is void`);
await till.close();
process.exit(kept ? 0 : 1);
