/**
 * The vendor's public material leaves these answers open, so a scenario may flip each of them
 * (`POST /_control/settings`). Defaults are the likeliest reading; where two are equally likely, the stricter.
 */
export interface Switches {
  /** Registers of the subscription, on which bucket and drip depend; rows of `Register` are another matter. */
  readonly registers: number;
  /** How many times faster than the clock the bucket drips. Every header tells the rates that really apply. */
  readonly timeFactor: number;
  /** Seconds that an access token lives. */
  readonly accessTokenSeconds: number;
  /** When a refresh ends the access token before it. */
  readonly oldAccessToken: 'revoked-at-refresh' | 'revoked-at-first-use';
  /** Whether archiving the authoriser ends their tokens, as locking does. */
  readonly archivedAuthoriser: 'revoked' | 'works';
  /** Code of a request that is well-formed and breaks a rule. */
  readonly semanticStatus: 400 | 422;
  /** 2015's recordings served error JSON as HTML. */
  readonly errorContentType: 'application/json' | 'text/html';
  readonly archivedEmployee: Rule;
  readonly lockedEmployee: Rule;
  /** An employee limited to another shop. */
  readonly limitedEmployee: Rule;
  readonly closedRegister: Rule;
  readonly registerOfOtherShop: Rule;
  /** A sale without employee, register or shop; accepted, the first of each is taken. */
  readonly missingPlace: Rule;
  readonly archivedItem: Rule;
  readonly archivedPaymentType: Rule;
  readonly archivedCustomer: Rule;
  /** A serialized item sold without its serial number. */
  readonly serializedItem: Rule;
  /** A completed sale whose payments differ from its total. */
  readonly unbalanced: 'refused' | 'left-open';
  readonly discountAmountPer: 'line' | 'unit';
  readonly remoteReferenceUnique: boolean;
  readonly referenceNumberMax: number;
  readonly referenceTooLong: 'refused' | 'cut';
  /** Whether sales can be searched by their reference; otherwise the condition is ignored and every sale answers. */
  readonly referenceFilter: 'works' | 'ignored';
  /** Whether an archived record answers when asked for by id without `archived=true`. */
  readonly archivedById: 'found' | '404';
  /** A filter on a field that no record has. */
  readonly unknownFilter: 'nothing' | 'ignored' | 'refused';
  readonly filterCase: 'sensitive' | 'insensitive';
  /** Whether two items may have one customSku. */
  readonly uniqueCustomSku: boolean;
}

export type Rule = 'refused' | 'accepted';

export const DEFAULT_SWITCHES: Switches = {
  registers: 1,
  timeFactor: 1,
  accessTokenSeconds: 3600,
  oldAccessToken: 'revoked-at-refresh',
  archivedAuthoriser: 'revoked',
  semanticStatus: 400,
  errorContentType: 'application/json',
  archivedEmployee: 'refused',
  lockedEmployee: 'refused',
  limitedEmployee: 'refused',
  closedRegister: 'refused',
  registerOfOtherShop: 'refused',
  missingPlace: 'refused',
  archivedItem: 'refused',
  archivedPaymentType: 'refused',
  archivedCustomer: 'refused',
  serializedItem: 'refused',
  unbalanced: 'refused',
  discountAmountPer: 'line',
  remoteReferenceUnique: false,
  referenceNumberMax: 255,
  referenceTooLong: 'refused',
  referenceFilter: 'works',
  archivedById: 'found',
  unknownFilter: 'refused',
  filterCase: 'insensitive',
  uniqueCustomSku: false,
};

export const SWITCH_NAMES = Object.keys(DEFAULT_SWITCHES) as readonly (keyof Switches)[];
