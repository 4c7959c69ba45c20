/**
 * The simulator without a network, for tests that own the clock:
 *
 *   const simulator = new Simulator({ now: clock.now, rng: seeded });
 *   simulator.control('POST', '/items', [{ public_id: 'SKU-1', price: 10, qty: 5 }]);
 *   simulator.control('POST', '/faults', { kind: 'timeout-after-commit', match: 'POST /sales/orders' });
 *   const fetch = coreFetch(simulator, { after: clock.setTimeout, latencyMs: 20 });
 *   await fetch('https://demo.retail.heartland.us/api/system/whoami', { headers: { authorization: `Bearer ${DEMO_TOKEN}` } });
 *
 * Both address forms work: `https://{account}.retail.heartland.us/api/…` and `http://host/{account}/api/…`; under
 * either, `/_control/…` reaches the control desk. With a text body (or none) the request is handed over before `fetch`
 * returns, so what a caller compares synchronously before the call is compared before the bytes leave.
 */
import { fetchFrom } from '../shared/in-process';
import type { CoreFetchOptions } from '../shared/in-process';
import type { Simulator } from './simulator';

export type { CoreFetchOptions } from '../shared/in-process';

const HOSTS = /^([a-z0-9-]+)\.(?:retail\.heartland\.us|myspringboard\.us)$/i;

export function coreFetch(simulator: Simulator, options: CoreFetchOptions = {}): typeof fetch {
  return fetchFrom(
    {
      request: (request) => simulator.request(request),
      control: (method, path, body) => simulator.control(method, path, body),
      locate: (url) => {
        const { account, ...target } = locate(url);
        return account === simulator.state.account ? target : null;
      },
    },
    options,
  );
}

function locate(url: URL): { account: string; path: string; base: string } {
  const host = HOSTS.exec(url.hostname);
  if (host) return { account: host[1] ?? '', path: url.pathname, base: url.origin };
  const [, account = '', ...rest] = url.pathname.split('/');
  return { account, path: `/${rest.join('/')}`, base: `${url.origin}/${account}` };
}
