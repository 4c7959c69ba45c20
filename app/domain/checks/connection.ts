import { slowMs, speedOf } from '../health/speed';
import type { CheckInput } from './check-input';
import { iso, row } from './check-rows';
import type { CheckResult } from './check';
import type { PosFacts } from './pos-facts';
import { atStake, waitingFor } from './seen-orders';

/** Does the POS answer, in its time, and does it let us? */
export const connectionChecks = (input: CheckInput): readonly CheckResult[] => [reachable(input), speed(input), access(input), ...rights(input)];

function reachable({ connection, seen, shop }: CheckInput): CheckResult {
  if (!connection) return row('pos-reachable', 'not-applicable');
  const { circuit } = connection.account;
  if (circuit.kind === 'open') return row('pos-reachable', 'failed', { since: iso(circuit.since) }, { keeps: atStake(waitingFor(seen, 'W-POS-OFFLINE'), shop.currency) });
  if (connection.state === 'stopped') return row('pos-reachable', 'could-not-check', { reason: 'stopped' });
  return row('pos-reachable', 'passed', { ms: String(connection.lastAnswerMs ?? '') });
}

/** The measured value stands beside its limit, whichever way it ends. */
function speed({ connection, now }: CheckInput): CheckResult {
  const told = connection && speedOf(connection.account.calls, now);
  if (!told) return row('pos-speed', 'could-not-check');
  const params = { calls: String(told.calls), median: String(told.medianMs), p95: String(told.p95Ms), unanswered: String(told.unanswered), limit: String(slowMs) };
  return row('pos-speed', told.slow ? 'failed' : 'passed', params);
}

/** Without a POS it is the only question of its side that arises. */
export const notConnected = ({ seen, shop }: CheckInput): CheckResult => row('pos-access', 'failed', { reason: 'not-connected' }, { keeps: atStake(waitingFor(seen, 'W-NOT-SET-UP'), shop.currency) });

function access(input: CheckInput): CheckResult {
  const { connection } = input;
  if (!connection || connection.state === 'disconnected') return notConnected(input);
  if (connection.state !== 'stopped') return connection.account.circuit.kind === 'open' ? row('pos-access', 'could-not-check', { reason: 'offline' }) : row('pos-access', 'passed');
  const params = { code: connection.stoppedFor === 'forbidden' ? '403' : '401', time: iso(connection.stoppedAt ?? 0) };
  return row('pos-access', 'failed', params, { cause: { code: 'E-POS-ACCESS', params } });
}

/** Where a POS does not list what it has granted, a missing right shows when it is needed, by a question or by an order. */
function rights({ facts, closed, problems, missingRights }: CheckInput): readonly CheckResult[] {
  if (!facts) return [row('pos-rights', 'could-not-check', closed ? { reason: closed } : {})];
  const asked = new Set([...missingRights, ...Object.values(facts as unknown as Record<string, PosFacts[keyof PosFacts]>).flatMap((fact) => (fact?.kind === 'unknown' && fact.error.kind === 'forbidden' ? [fact.error.right] : []))]);
  const met = problems.filter(({ cause, subject, orders }) => cause.code === 'E-POS-RIGHT' && orders > 0 && !asked.has(subject));
  const missing = [
    ...[...asked].map((permission): CheckResult => {
      const params = { permission, code: '403' };
      return row('pos-rights', 'failed', params, { subject: permission, cause: { code: 'E-POS-RIGHT', params } });
    }),
    ...met.map(({ cause, subject }) => row('pos-rights', 'failed', cause.params, { subject, cause, learned: true })),
  ];
  return missing.length > 0 ? missing : [row('pos-rights', 'passed')];
}
