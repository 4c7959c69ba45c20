import type { PosManifest } from '~/ports/pos-gateway';
import { lightspeedConnecting } from './access/connecting';
import { lightspeedGuides } from './guides';

export const lightspeedManifest: PosManifest = {
  kind: 'lightspeed-r',
  name: 'Lightspeed Retail (R-Series)',
  connecting: lightspeedConnecting,
  words: { station: 'register', location: 'shop' },
  stationAtLocation: true,
  asLines: ['shipping', 'tax'],
  // The account's allowance lets through less than one call at a time can send.
  concurrency: 1,
  // The vendor's samples give up after 30 s.
  requestTimeoutMs: 30_000,
  settleMs: 30_000,
  assignedEmployee: 'required',
  // A completed sale has to balance, and only a completed one moves stock.
  mayStayOpen: false,
  tellsCurrency: false,
  // How long a reference may be is not published.
  numberMaxLength: 40,
  taxes: ['posted', 'computed'],
  fixes: ['create-employee', 'create-product', 'create-payment-type'],
  guides: lightspeedGuides,
};
