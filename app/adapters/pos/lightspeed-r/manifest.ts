import type { PosManifest } from '~/ports/pos-gateway';

export const lightspeedManifest: PosManifest = {
  kind: 'lightspeed-r',
  name: 'Lightspeed Retail (R-Series)',
  credentials: [{ name: 'accountId', secret: false }, { name: 'accessToken', secret: true }],
  // The bucket is the account's and lets through less than one call at a time can send; one hand is also what keeps two orders from making one customer twice.
  concurrency: 1,
  // The vendor's samples give up after 30 s.
  requestTimeoutMs: 30_000,
  settleMs: 30_000,
  assignedEmployee: 'required',
  // A completed sale has to balance, and only a completed one moves stock.
  mayStayOpen: false,
  tellsCurrency: false,
  // How long a reference may be is not published; this much is what other systems of the vendor take.
  numberMaxLength: 40,
  taxes: ['posted', 'computed'],
};
