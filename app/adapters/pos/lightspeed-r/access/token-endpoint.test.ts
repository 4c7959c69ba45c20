import { expect, it } from 'vitest';
import { VirtualClock } from '../../../../../tests/support/virtual-clock';
import { tokenEndpoint } from './token-endpoint';

it.each([
  [400, 'unauthorised'],
  [401, 'unauthorised'],
  [403, 'unauthorised'],
  // From something in between: access that is good must not be given up for it.
  [404, 'unreachable'],
  [408, 'unreachable'],
  [429, 'throttled'],
  [502, 'unreachable'],
] as const)('%d is told as %s', async (status, kind) => {
  const endpoint = tokenEndpoint({ fetch: () => Promise.resolve(new Response('<html>', { status })), clock: new VirtualClock(0), client: { id: 'app', secret: 'hush' }, origin: 'https://pos.example' });
  expect(await endpoint.refresh('r')).toMatchObject({ ok: false, error: { kind } });
});
