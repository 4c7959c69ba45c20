import type { PosManifest } from '~/ports/pos-gateway';
import { heartlandConnecting } from './connecting';
import { heartlandGuides } from './guides';

export const heartlandManifest: PosManifest = {
  kind: 'heartland',
  name: 'Heartland Retail',
  connecting: heartlandConnecting,
  words: { station: 'station', location: 'location' },
  // Whether its API minds is not published; one integration uses pairs that differ.
  stationAtLocation: false,
  // Parallel writes were seen to be throttled; one call in flight is what its own importer does.
  concurrency: 1,
  // The vendor's client waits 60 s, a hint that calls can be slow.
  requestTimeoutMs: 60_000,
  settleMs: 30_000,
  assignedEmployee: 'optional',
  mayStayOpen: true,
  tellsCurrency: false,
  numberMaxLength: 40,
  // People are made in its own screens alone: no call that makes a user is published.
  fixes: ['create-product', 'create-payment-type', 'loosen-field'],
  guides: heartlandGuides,
  taxes: ['posted'],
};
