/**
 * The account's allowance as its answers tell it. Two limits: a bucket that every call fills by its cost and that drips empty all the
 * time, and a number of calls in one second of the POS's own clock. Levels are thousandths of a drip.
 */
interface Bucket { readonly level: number; readonly size: number; readonly dripPerMs: number; readonly at: number }

/** Before the first answer tells how many: fewer than any account may send. */
const callsPerSecond = 4;

export interface Pace {
  /** Milliseconds until a call of this cost can be sent without being refused, now or soon after. */
  wait(cost: number, monotonic: number): number;
  learn(headers: Headers, monotonic: number): void;
}

export function newPace(): Pace {
  let bucket: Bucket | null = null;
  let burst = callsPerSecond;
  let answered: number[] = [];
  return {
    wait(cost, now) {
      const second = answered.length < burst ? 0 : (answered[answered.length - burst] ?? 0) + 1_000 - now;
      return Math.ceil(Math.max(0, second, bucket ? untilRoom(bucket, cost, now) : 0));
    },
    learn(headers, now) {
      const calls = fraction(headers.get('x-ls-api-burst-level'));
      if (calls) burst = Math.max(1, Math.floor(calls.of / 1_000));
      const level = fraction(headers.get('x-ls-api-bucket-level'));
      const drip = thousandths(headers.get('x-ls-api-drip-rate') ?? '');
      if (level && drip) bucket = { level: level.part, size: level.of, dripPerMs: drip / 1_000, at: now };
      answered = [...answered, now].slice(-burst);
    },
  };
}

/** A tenth of the bucket stays free for what other processes ask, which nobody tells us of before our next answer. */
function untilRoom({ level, size, dripPerMs, at }: Bucket, cost: number, now: number): number {
  const full = Math.max(0, level - (now - at) * dripPerMs) + cost - (size - size / 10);
  return full <= 0 ? 0 : full / dripPerMs;
}

function fraction(header: string | null): { readonly part: number; readonly of: number } | null {
  const [part, of] = (header ?? '').split('/').map(thousandths);
  return part != null && of ? { part, of } : null;
}

/** "92.57" → 92570. */
function thousandths(decimal: string): number | null {
  const [, whole, rest = ''] = /^\s*(\d{1,9})(?:\.(\d+))?\s*$/.exec(decimal) ?? [];
  return whole === undefined ? null : Number.parseInt(whole, 10) * 1_000 + Number.parseInt(rest.padEnd(3, '0').slice(0, 3), 10);
}
