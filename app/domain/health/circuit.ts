import type { Instant } from '../time';

/** Whether a POS account answers. Kept in the database; transitions are pure, so every worker sees the same one. */
export type Circuit =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly since: Instant; readonly probeAt: Instant; readonly failures: number };

export const closedCircuit: Circuit = { kind: 'closed', failures: 0 };

/** Three silences in a row are an outage; one or two are weather. */
const opensAfter = 3;
/** Probes after 30 s, 1, 2, 4 and then every 5 minutes. */
const probeFirstMs = 30_000;
const probeMostMs = 300_000;

export const onAnswer = (circuit: Circuit): Circuit => (circuit.kind === 'closed' && circuit.failures === 0 ? circuit : closedCircuit);

export function onSilence(circuit: Circuit, now: Instant): Circuit {
  const failures = circuit.failures + 1;
  if (failures < opensAfter) return { kind: 'closed', failures };
  const wait = Math.min(probeFirstMs * 2 ** Math.min(failures - opensAfter, 10), probeMostMs);
  return { kind: 'open', since: circuit.kind === 'open' ? circuit.since : now, probeAt: now + wait, failures };
}

/** The right to probe: the time of the next one moves on, by conditional update, before this one calls. Null = it is not its time. */
export function takeProbe(circuit: Circuit, now: Instant, answerWithinMs: number): Circuit | null {
  return circuit.kind === 'open' && circuit.probeAt <= now ? { ...circuit, probeAt: now + answerWithinMs } : null;
}

/** Only a probe calls while it is open; when its time has come, the probe row is due as well. */
export const mayCall = (circuit: Circuit): boolean => circuit.kind === 'closed';
