import { KeptValue } from '../../shared/data-folder';
import { text } from '../../shared/http';
import { servePos } from '../shared/server';
import { Simulator } from './simulator';
import type { State } from './state';
import { DEFAULT_SWITCHES } from './switches';

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
  return servePos({
    port: options.port,
    kept,
    simulator,
    locate: (request, base) => {
      const [, account = '', ...rest] = request.path.split('/');
      if (account !== simulator.state.account) return text(404, '<html><body><h1>Not found</h1></body></html>', 'text/html');
      return { path: `/${rest.join('/')}`, base: `${base}/${account}` };
    },
  });
}
