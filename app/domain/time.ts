/** Milliseconds since 1970 in UTC. The domain never reads a clock: callers pass the moment in. */
export type Instant = number;
