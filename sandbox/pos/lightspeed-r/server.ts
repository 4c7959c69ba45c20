import { KeptValue } from '../../shared/data-folder';
import { servePos } from '../shared/server';
import { Simulator } from './simulator';
import type { State } from './state';
import { DEFAULT_SWITCHES } from './switches';

export interface LightspeedROptions {
  /** 0 picks a free port. */
  readonly port: number;
  /** State is kept in `lightspeed-r.json` there and read at the start; without a folder it lives in memory. */
  readonly dataFolder: string | undefined;
  readonly currency: string;
  /** Registers of the subscription; more of them make the account faster. */
  readonly registers?: number | undefined;
  readonly timeFactor?: number | undefined;
  /** Where the consent page sends the browser back to. */
  readonly redirectUri?: string | undefined;
}

/** The simulated POS behind HTTP on the loopback interface: `/API/V3/…`, `/auth/oauth/…`, and `/_control/…` for scenarios. */
export async function startLightspeedR(options: LightspeedROptions): Promise<{ url: string; close(): Promise<void> }> {
  const { currency, registers = 1, timeFactor = 1, redirectUri } = options;
  const kept = new KeptValue<State>(options.dataFolder, 'lightspeed-r');
  const before = kept.read();
  // Another currency means other amounts throughout, and other registers other rows; an account of the old kind is of no use.
  const usable = before?.version === 1 && before.currency === currency && before.switches.registers === registers;
  const state = usable ? { ...before, switches: { ...DEFAULT_SWITCHES, ...before.switches } } : undefined;
  const simulator = new Simulator({ currency, registers, ...(redirectUri ? { redirectUri } : {}), ...(state ? { state } : {}) });
  simulator.control('POST', '/settings', { timeFactor });
  // The app may stand at another port than at the last start.
  if (redirectUri) simulator.control('POST', '/clients', { redirect_uri: redirectUri });
  return servePos({ port: options.port, kept, simulator, locate: (request, base) => ({ path: request.path, base }) });
}
