import type { KeptValue } from '../../shared/data-folder';
import { json, listen } from '../../shared/http';
import type { HttpAnswer, HttpRequest } from '../../shared/http';
import type { Effect, WireRequest, WireResponse } from './wire';

export interface ServedPos<S> {
  readonly port: number;
  readonly kept: KeptValue<S>;
  readonly simulator: {
    readonly state: S;
    request(request: WireRequest): { response: WireResponse; effects: readonly Effect[] };
    control(method: string, path: string, body: unknown): { status: number; body: unknown };
  };
  /** The request's path and base behind `base`; otherwise the answer of an address where nothing lives. */
  locate(request: HttpRequest, base: string): { path: string; base: string } | HttpAnswer;
}

/** A simulated POS behind HTTP on the loopback interface, with `/_control/…` for scenarios. */
export async function servePos<S>({ port, kept, simulator, locate }: ServedPos<S>): Promise<{ url: string; close(): Promise<void> }> {
  const save = () => kept.later(() => simulator.state);
  const timers = new Set<NodeJS.Timeout>();

  const perform = (effects: readonly Effect[]) => {
    for (const effect of effects) {
      if (effect.kind === 'webhook') {
        void deliver(effect.url, effect.body);
        continue;
      }
      const timer = setTimeout(() => {
        timers.delete(timer);
        perform(simulator.request(effect.request).effects);
        save();
      }, effect.afterMs);
      timers.add(timer);
    }
  };

  const api = (request: HttpRequest): HttpAnswer => {
    const target = locate(request, `http://${request.headers.host ?? 'localhost'}`);
    if ('status' in target) return target;
    const { method, query, headers, text: body, inFlight } = request;
    const { response, effects } = simulator.request({ method, query, headers, body, inFlight, ...target });
    perform(effects);
    save();
    return response;
  };

  const desk = (request: HttpRequest): HttpAnswer => {
    let body: unknown;
    try {
      body = request.text === '' ? {} : JSON.parse(request.text);
    } catch {
      return json(400, { error: 'the body is not JSON' });
    }
    const answer = simulator.control(request.method, request.path.slice('/_control'.length), body);
    if (request.method !== 'GET') save();
    return json(answer.status, answer.body);
  };

  const listener = await listen({
    port,
    counts: (path) => !path.startsWith('/_control'),
    handler: (request) => (request.path.startsWith('/_control/') ? desk(request) : api(request)),
  });
  return {
    url: listener.url,
    close: async () => {
      await listener.close();
      for (const timer of timers) clearTimeout(timer);
      kept.flush();
    },
  };
}

/** Only to this machine: the sandbox must not send anything into the world. A lost delivery is lost, as with the real one. */
async function deliver(url: string, body: string): Promise<void> {
  const target = URL.parse(url);
  if (!target || !['127.0.0.1', 'localhost', '[::1]'].includes(target.hostname)) return;
  await fetch(target, { method: 'POST', headers: { 'content-type': 'application/json' }, body, redirect: 'error' }).catch(
    () => undefined,
  );
}
