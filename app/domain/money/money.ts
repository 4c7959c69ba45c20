/** An amount in the smallest unit of a currency that stands beside it (cents for USD, yen for JPY, fils for KWD). */
export type Minor = bigint;
