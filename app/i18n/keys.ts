/** Key types of a nested catalogue: "orders.empty.title"; plural forms share one key ("orders.found" for found_one, found_other). */
type PluralForm = 'one' | 'other';
type WithoutForm<K extends string> = K extends `${infer Base}_${PluralForm}` ? Base : K;

export type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? WithoutForm<K> : `${K}.${KeysOf<T[K]>}` }[keyof T &
  string];

/** `count` chooses the plural form; every value is inserted as it stands, so callers format amounts and times first. */
export type TextParams = Readonly<Record<string, string | number>>;
