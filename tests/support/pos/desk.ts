import type { PosKind } from '~/adapters/pos/registry/registry';
import type { Credentials } from '~/domain/credentials';
import type { PosOptions } from '~/ports/pos-gateway';
import type { CoreFetchOptions } from '../../../sandbox/pos/shared/in-process';
import type { VirtualClock } from '../virtual-clock';

/** One document as a POS tells it, in one form for all: what it sold to which item, tax by title, payments, total. */
export interface Told {
  readonly number: string;
  readonly lines: readonly string[];
  readonly taxes: Readonly<Record<string, string>>;
  readonly payments: readonly string[];
  readonly total: string;
}

/** One transaction. Amounts are decimal text. */
export interface BookRow {
  /** Ours, with what tells the parts of one document apart. */
  readonly number: string;
  /** The document's id, with the same behind it. */
  readonly reference: string;
  readonly status: string;
  readonly total: string;
  readonly payments: readonly string[];
}

export interface DeskFault {
  readonly kind: string;
  /** Method and path as the simulator counts them; any where it is absent. */
  readonly match?: string | { readonly method?: string; readonly path?: string };
  /** Null for ever; once where it is absent. */
  readonly times?: number | null;
  readonly skip?: number;
  readonly ms?: number;
  readonly retryAfter?: number;
}

export interface DeskItem {
  readonly sku: string;
  readonly qty?: number;
  /** A second one of the same SKU, in place of changing the first. */
  readonly duplicate?: boolean;
  readonly archived?: boolean;
  /** More of the POS's own fields. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** A simulated POS as tests speak to it, whatever its own words: what a person does in its screens, what is in its books, and trouble. */
export interface PosDesk {
  readonly kind: PosKind;
  readonly credentials: Credentials;
  /** As one shop more connects: access of its own, where the POS gives each sign-in its own. */
  signIn(): Credentials;
  /** Whether its adapter waits for the account's allowance by itself, on a clock that nobody else moves meanwhile. */
  readonly waits: boolean;
  options(clock: VirtualClock): PosOptions;
  /** What an adapter that reaches it by this fetch is made with. */
  optionsWith(fetch: PosOptions['fetch'], clock: PosOptions['clock']): PosOptions;
  /** In process, each answer after a while. */
  fetch(options: CoreFetchOptions): typeof fetch;
  /** The same behind a real socket. */
  listen(): Promise<{ options(clock: VirtualClock): PosOptions; close(): Promise<void> }>;
  stock(items: readonly DeskItem[]): void;
  /** From now on access is refused, or granted again. */
  access(good: boolean): void;
  archivePaymentType(name: string): void;
  fault(fault: DeskFault): void;
  /** The newest thousand, oldest first. */
  calls(): readonly { readonly method: string; readonly path: string; readonly status: number }[];
  /** A table as the simulator keeps it. */
  records(table: string): readonly unknown[];
  /** Calls as faults name them: the one that makes a sale, and one that reads a part of the facts. */
  readonly makes: { readonly sale: string; readonly facts: string };
  /** "SKU at location" → units on hand. */
  levels(): Readonly<Record<string, number>>;
  /** Numbers of the documents in its books. */
  numbers(): readonly string[];
  book(): readonly BookRow[];
  /** What its customers and items are told apart by. */
  names(of: 'customers' | 'items'): readonly string[];
  /** So that nothing but our own care keeps a document from being there twice. */
  allowTwice(): void;
  /** What it holds under that number. `numbers`: items that answer to a SKU by another field, their own number → SKU. */
  held(number: string, currency: string, numbers?: Readonly<Record<string, string>>): Told;
}
