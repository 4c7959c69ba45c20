/**
 * The simulator without a network, for tests that own the clock: `api.lightspeedapp.com`, `cloud.lightspeedapp.com` and
 * any other host lead to it. With a text body (or none) the request is handed over before `fetch` returns.
 */
import { fetchFrom } from '../shared/in-process';
import type { CoreFetchOptions } from '../shared/in-process';
import type { Simulator } from './simulator';

export type { CoreFetchOptions } from '../shared/in-process';

export function coreFetch(simulator: Simulator, options: CoreFetchOptions = {}): typeof fetch {
  return fetchFrom(
    {
      request: (request) => simulator.request(request),
      control: (method, path, body) => simulator.control(method, path, body),
      locate: (url) => ({ path: url.pathname, base: url.origin }),
    },
    options,
  );
}
