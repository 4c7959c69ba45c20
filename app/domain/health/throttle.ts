/** Without a word from the POS on how long: a client in production got through by waiting this long between tries. */
const firstMs = 1_200;
const mostMs = 60_000;

/** Each request to wait that follows another without an answer in between doubles the wait, up to a minute: 1.2 s, 2.4, 4.8… */
export const waitOf = (throttles: number): number => Math.min(firstMs * 2 ** Math.min(Math.max(throttles, 1) - 1, 10), mostMs);
