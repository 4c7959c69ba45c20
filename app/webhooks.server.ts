import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorText } from './domain/redact';
import type { Instant } from './domain/time';
import { ringChecks } from './pipeline/check-schedule';
import type { Deps } from './pipeline/deps';
import { uninstallShop } from './pipeline/install-shop';
import { receivePrivacyRequest } from './pipeline/privacy-request';
import { receiveWebhook } from './pipeline/receive-webhook';
import { ringSweep } from './pipeline/sweep-schedule';
import { privacyTopics, type PrivacyTopic } from './ports/privacy-store';
import { BodyCutOff, header, readBody } from './read-request.server';
import { privacySubjectOf, shopOf, subjectOf } from './webhook-subject';

/** Shopify's largest order bodies are far below; what is above is not read. */
const mostBytes = 4 * 1024 * 1024;

type Answer = 200 | 400 | 401 | 405 | 413 | 503;

/** Answered before Remix and without loading a session: a token endpoint's trouble must not cost deliveries. */
export function webhookDoor(deps: Deps, secret: string): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    void answer(deps, secret, request)
      .catch((error: unknown): Answer => {
        if (error instanceof BodyCutOff) return 400;
        // Ours: Shopify repeats for four hours.
        deps.log.error('webhook.failed', { error: errorText(error) });
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
  const body = await readBody(request, mostBytes);
  if (body === null) return 413;
  if (!signed(body, header(request, 'x-shopify-hmac-sha256'), secret)) return 401;
  const envelope = readEnvelope(request, deps.clock.now());
  return envelope ? take(deps, envelope, body.toString('utf8')) : 400;
}

interface Envelope { readonly topic: string; readonly shop: string; readonly webhookId: string; readonly eventId: string | null; readonly triggeredAt: Instant | null; readonly receivedAt: Instant }

/** Null where a required header is missing or is nothing that Shopify would write. */
function readEnvelope(request: IncomingMessage, receivedAt: Instant): Envelope | null {
  const [topic, shop, webhookId] = ['x-shopify-topic', 'x-shopify-shop-domain', 'x-shopify-webhook-id'].map((name) => header(request, name));
  if (!topic || !shop || !webhookId || !header(request, 'x-shopify-api-version')) return null;
  if (!/^[a-z_]{1,60}\/[a-z_]{1,60}$/.test(topic) || !/^[\w.-]{1,255}$/.test(shop) || !isId(webhookId)) return null;
  const eventId = header(request, 'x-shopify-event-id');
  const triggeredAt = Date.parse(header(request, 'x-shopify-triggered-at') ?? '');
  return { topic, shop: shop.toLowerCase(), webhookId, eventId: eventId && isId(eventId) ? eventId : null, triggeredAt: Number.isNaN(triggeredAt) ? null : triggeredAt, receivedAt };
}

const isId = (text: string): boolean => /^[\x21-\x7e]{1,255}$/.test(text);

async function take(deps: Deps, envelope: Envelope, body: string): Promise<Answer> {
  const { topic, shop, webhookId } = envelope;
  if (isPrivacy(topic)) return takePrivacyRequest(deps, { ...envelope, topic }, body);
  const subject = subjectOf(topic, body);
  if (subject.kind === 'not-json') return 400;
  // Before it is recorded as taken: a process that dies in between is asked again, and both may be done twice.
  await act(deps, envelope, body);
  const outcome = await receiveWebhook(deps, { ...envelope, orderId: subject.orderId });
  deps.log.info('webhook', { topic, shop, webhookId, outcome: outcome.kind });
  return 200;
}

const isPrivacy = (topic: string): topic is PrivacyTopic => (privacyTopics as readonly string[]).includes(topic);

/** The signature covers the body alone, and what these ask for cannot be undone: the shop is the one that the body names. */
async function takePrivacyRequest(deps: Deps, { topic, shop, webhookId, receivedAt }: Envelope & { topic: PrivacyTopic }, body: string): Promise<Answer> {
  const subject = privacySubjectOf(body);
  if (subject?.shop?.toLowerCase() !== shop) return 400;
  const outcome = await receivePrivacyRequest(deps, { shop, webhookId, topic, requestId: subject.requestId, orderIds: subject.orderIds, receivedAt });
  deps.log.info('webhook', { topic, shop, webhookId, outcome });
  return 200;
}

/** Beside orders: an uninstalled shop goes to sleep, changed scopes are checked soon. */
async function act(deps: Deps, { topic, shop, triggeredAt, receivedAt }: Envelope, body: string): Promise<void> {
  if (topic === 'app/uninstalled' && (shopOf(body) ?? shop) === shop) return uninstallShop(deps, shop, triggeredAt ?? receivedAt);
  const installation = topic === 'app/scopes_update' ? await deps.stores.installations.byShop(shop) : null;
  if (!installation) return;
  await ringChecks(deps, installation.id, receivedAt);
  await ringSweep(deps, installation.id, receivedAt);
}

/** Over the raw bytes, in constant time. */
function signed(body: Buffer, digest: string | null, secret: string): boolean {
  if (!digest) return false;
  const ours = createHmac('sha256', secret).update(body).digest();
  const theirs = Buffer.from(digest, 'base64');
  return ours.length === theirs.length && timingSafeEqual(ours, theirs);
}
