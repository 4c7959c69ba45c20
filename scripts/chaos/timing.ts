/** Shortened times, the app's and the POS's alike: what the simulated POS does late, it does within what the app is told. */
const requestTimeoutMs = 2_000;
const settleMs = 2_000;
const leaseMs = 5_000;

export const timing = {
  requestTimeoutMs,
  leaseMs,
  /** A request that the POS has taken in has its effect by then or never. */
  latestCommitMs: requestTimeoutMs + settleMs - 500,
  env: { LEASE_MS: String(leaseMs), POS_REQUEST_TIMEOUT_MS: String(requestTimeoutMs), POS_SETTLE_MS: String(settleMs), SCAN_MS: '500', RECHECK_MS: '15000', CHECK_ALL_MS: '60000' },
  /** Shopify repeats eight times within four hours; here within four minutes. */
  webhooks: { timeoutMs: 5_000, retryMs: [250, 1_000, 3_000, 8_000, 15_000, 30_000, 60_000, 120_000] },
} as const;
