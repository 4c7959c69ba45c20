import type { Call } from '../shared/exchange';

/** What a call fills the bucket by, in thousandths of a drip, or a little more: the answer tells the real cost, which corrects the level. */
export function costOf({ method, path, body }: Call): number {
  const many = !/\/\d+\.json/.test(path);
  const relations = /load_relations=([^&]*)/.exec(path)?.[1]?.split('%2C').length ?? 0;
  if (method === 'GET') return 1_000 + relations * (many ? 400 : 200);
  const completes = typeof body === 'object' && body !== null && (body as { completed?: unknown }).completed === true;
  return 2_000 + (completes ? 3_000 : 0) + nested(body) * 500;
}

/** Records below the one that is written. */
function nested(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + 1 + nested(one), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + (typeof one === 'object' && one !== null && !Array.isArray(one) ? 1 : 0) + nested(one), 0);
}
