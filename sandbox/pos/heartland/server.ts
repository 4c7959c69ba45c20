import { KeptValue } from '../../shared/data-folder';
import { json, listen, text } from '../../shared/http';
import type { HttpAnswer, HttpRequest } from '../../shared/http';
import { Simulator } from './simulator';
import type { State } from './state';
import { DEFAULT_SWITCHES } from './switches';
import type { Effect } from './wire';

export interface HeartlandOptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** State is kept in `heartland.json` there and read at the start; without a folder it lives in memory. */
  readonly dataFolder: string | undefined;
  readonly currency: string;
}

/** The simulated POS behind HTTP on the loopback interface: `/{account}/api/…`, and `/_control/…` for scenarios. */
export async function startHeartland(options: HeartlandOptions): Promise<{ url: string; close(): Promise<void> }> {
  const kept = new KeptValue<State>(options.dataFolder, 'heartland');
  const before = kept.read();
  // Another currency means other amounts throughout; an account of the old one is of no use.
  const usable = before?.version === 1 && before.currency === options.currency;
  const state = usable ? { ...before, switches: { ...DEFAULT_SWITCHES, ...before.switches } } : undefined;
  const simulator = new Simulator({ currency: options.currency, ...(state ? { state } : {}) });
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

  const api = (request: HttpRequest, base: string): HttpAnswer => {
    const [, account = '', ...rest] = request.path.split('/');
    if (account !== simulator.state.account) return text(404, '<html><body><h1>Not found</h1></body></html>', 'text/html');
    const { response, effects } = simulator.request({
      method: request.method,
      path: `/${rest.join('/')}`,
      query: request.query,
      headers: request.headers,
      body: request.text,
      base: `${base}/${account}`,
      inFlight: request.inFlight,
    });
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
    port: options.port,
    counts: (path) => !path.startsWith('/_control'),
    handler: (request) =>
      request.path.startsWith('/_control/') ? desk(request) : api(request, `http://${request.headers.host ?? 'localhost'}`),
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
