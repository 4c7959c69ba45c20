import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ringChecks } from './pipeline/check-schedule';
import type { Deps } from './pipeline/deps';
import { receiveWebhook } from './pipeline/receive-webhook';
import { uninstallShop } from './pipeline/install-shop';
import { ringSweep } from './pipeline/sweep-schedule';
import { subjectOf } from './webhook-subject';

/** Shopify's largest order bodies are far below; what is above is not read. */
const mostBytes = 4 * 1024 * 1024;

type Answer = 200 | 400 | 401 | 405 | 413 | 503;

/** Answered before Remix and without loading a session: a token endpoint's trouble must not cost deliveries. */
export function webhookDoor(deps: Deps, secret: string): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(deps, secret, request)
      .catch((error: unknown): Answer => {
        // Ours: Shopify repeats for four hours.
        deps.log.error('webhook.failed', { error: error instanceof Error ? error.message : String(error) });
        return 503;
      })
      .then((status) => {
        if (status === 413) response.setHeader('connection', 'close');
        response.writeHead(status).end();
      });
  };
}

async function answer(deps: Deps, secret: string, request: IncomingMessage): Promise<Answer> {
  if (request.method !== 'POST') return 405;
  const body = await readBody(request);
  if (body === null) return 413;
  if (!signed(body, header(request, 'x-shopify-hmac-sha256'), secret)) return 401;
  const topic = header(request, 'x-shopify-topic');
  const shop = header(request, 'x-shopify-shop-domain');
  const webhookId = header(request, 'x-shopify-webhook-id');
  if (!topic || !shop || !webhookId || !header(request, 'x-shopify-api-version')) return 400;
  const subject = subjectOf(topic, body.toString('utf8'));
  if (subject.kind === 'not-json') return 400;

  const triggered = Date.parse(header(request, 'x-shopify-triggered-at') ?? '');
  const outcome = await receiveWebhook(deps, {
    shop, topic, webhookId, eventId: header(request, 'x-shopify-event-id'), orderId: subject.orderId,
    triggeredAt: Number.isNaN(triggered) ? null : triggered, receivedAt: deps.clock.now(),
  });
  if (outcome.kind === 'stored') await act(deps, topic, shop);
  deps.log.info('webhook', { topic, shop, webhookId, outcome: outcome.kind });
  return 200;
}

/** Beside orders: an uninstalled shop goes to sleep, changed scopes are checked soon. The compliance topics need no more than their record, for no personal data is stored. */
async function act(deps: Deps, topic: string, shop: string): Promise<void> {
  if (topic === 'app/uninstalled') return uninstallShop(deps, shop);
  const installation = topic === 'app/scopes_update' ? await deps.stores.installations.byShop(shop) : null;
  if (!installation) return;
  await ringChecks(deps, installation.id, deps.clock.now());
  await ringSweep(deps, installation.id, deps.clock.now());
}

async function readBody(request: IncomingMessage): Promise<Buffer | null> {
  if (Number.parseInt(request.headers['content-length'] ?? '0', 10) > mostBytes) return null;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Over the raw bytes, in constant time. */
function signed(body: Buffer, digest: string | null, secret: string): boolean {
  if (!digest) return false;
  const ours = createHmac('sha256', secret).update(body).digest();
  const theirs = Buffer.from(digest, 'base64');
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}

function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
