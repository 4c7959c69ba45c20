/** Personal data. It is read afresh for each attempt and never frozen, journalled or logged. */
export interface Address {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string | null;
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  /** Code such as "IL"; empty where a country has none. */
  readonly provinceCode: string;
  readonly zip: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  readonly phone: string | null;
}

export interface Buyer {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly billing: Address | null;
  readonly shipping: Address | null;
}
