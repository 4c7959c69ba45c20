import type { Fault } from '../shared/faults';
import type { Calls } from '../shared/turn';
import type { TableName, Tables } from './rows';
import type { Switches } from './switches';

export interface Client {
  readonly secret: string;
  readonly name: string;
  /** The registered one; a request cannot name another. */
  readonly redirectUri: string;
}

export interface Code {
  readonly client: string;
  readonly employeeID: number;
  readonly scope: string;
  readonly expires: number;
  readonly challenge: string | null;
  readonly challengeMethod: 'S256' | 'plain';
}

/** What an employee granted to a client; tokens come and go under it. */
export interface Grant {
  readonly id: number;
  readonly client: string;
  readonly employeeID: number;
  readonly scope: string;
  readonly revoked: boolean;
  /** When it was refreshed within the last minute. */
  readonly refreshes: readonly number[];
}

export interface AccessToken {
  readonly grant: number;
  readonly expires: number;
  readonly revoked: boolean;
  /** What its first use revokes: the refresh token, and perhaps the access tokens, that it replaces. */
  readonly replaces: string | null;
}

export interface RefreshToken {
  readonly grant: number;
  /** Unused until then, it dies. */
  readonly expires: number;
  readonly revoked: boolean;
}

export interface Bucket {
  readonly level: number;
  readonly at: number;
  /** Start of the burst window, and requests in it. */
  readonly window: number;
  readonly inWindow: number;
}

/** Plain JSON from end to end, so that a snapshot is the state itself. Tables are sorted by id. Times are epoch milliseconds. */
export interface State {
  readonly version: 1;
  readonly account: string;
  readonly name: string;
  readonly currency: string;
  readonly tables: { readonly [K in TableName]: readonly Tables[K][] };
  readonly sequences: Readonly<Record<string, number>>;
  readonly clients: Readonly<Record<string, Client>>;
  readonly codes: Readonly<Record<string, Code>>;
  readonly grants: readonly Grant[];
  readonly access: Readonly<Record<string, AccessToken>>;
  readonly refresh: Readonly<Record<string, RefreshToken>>;
  /** By client; every account has one of its own for each. */
  readonly buckets: Readonly<Record<string, Bucket>>;
  readonly switches: Switches;
  readonly faults: readonly Fault[];
  readonly calls: Calls;
}
