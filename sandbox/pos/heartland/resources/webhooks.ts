import { idParam, value } from '../context';
import type { Endpoint } from '../context';
import type { Draft } from '../draft';
import { listPage } from '../listing';
import type { Listing } from '../listing';
import { notFound } from '../refusal';
import type { JsonObject, Webhook } from '../rows';
import { times } from '../views';

export const EVENTS = [
  'item_created',
  'item_updated',
  'customer_created',
  'customer_updated',
  'sales_transaction_completed',
] as const;

function webhooks(draft: Draft): Listing<Webhook> {
  return {
    rows: draft.all('webhooks'),
    view: (webhook) => ({ id: webhook.id, url: webhook.url, events: webhook.events, ...times(webhook) }),
  };
}

/** Sends the bare record, without envelope or event name, to everyone who asked for the event. */
export function announce(draft: Draft, event: (typeof EVENTS)[number], record: JsonObject): void {
  for (const webhook of draft.all('webhooks')) {
    if (webhook.events.includes(event)) draft.effects.push({ kind: 'webhook', url: webhook.url, body: JSON.stringify(record) });
  }
}

export const webhookEndpoints: readonly Endpoint[] = [
  { method: 'GET', path: '/webhooks', run: ({ draft, query }) => value(listPage(draft, query, webhooks(draft))) },
  {
    method: 'POST',
    path: '/webhooks',
    run: ({ draft, fields }) => {
      const url = fields.required('url');
      const events = fields.body.events;
      if (!Array.isArray(events) || events.length === 0) fields.fault('events', "can't be blank");
      else if (!events.every((event) => EVENTS.some((known) => known === event)))
        fields.fault('events', 'is not included in the list');
      fields.check();
      const webhook = draft.insert('webhooks', { url, events: (events as unknown[]).map(String) });
      return { kind: 'created', id: webhook.id, path: `/webhooks/${webhook.id}`, value: webhooks(draft).view(webhook) };
    },
  },
  {
    method: 'DELETE',
    path: '/webhooks/:id',
    run: (context) => {
      if (!context.draft.find('webhooks', idParam(context))) throw notFound();
      context.draft.remove('webhooks', idParam(context));
      return { kind: 'deleted' };
    },
  },
];
