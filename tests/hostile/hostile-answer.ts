import { damage, mutate, textOf, type Dice } from './mutator';

const statuses = [200, 200, 201, 202, 203, 299, 300, 302, 307, 400, 401, 402, 403, 404, 409, 410, 418, 422, 423, 429, 500, 501, 502, 503, 504, 599] as const;
const headerTexts = ['0', '-1', '1e9', 'NaN', 'Wed, 21 Oct 2099 07:28:00 GMT', 'yesterday', '', '999999999999999999999', 'https://evil.example/9', '/api/sales/orders/', '//evil.example/7', 'javascript:1'] as const;

/** A real answer made into one that this server would hardly give. */
export async function hostileAnswer(honest: Response, roll: Dice): Promise<Response> {
  const text = await honest.text();
  const headers = new Headers(honest.headers);
  headers.delete('content-length');
  if (roll.chance(0.15)) headers.set(roll.pick(['retry-after', 'location', 'content-type', 'content-length']), roll.pick(headerTexts));
  if (roll.chance(0.01)) return new Response(endless(roll), { status: 200 });
  const status = roll.chance(0.25) ? roll.pick(statuses) : honest.status === 204 ? 200 : honest.status;
  return new Response(roll.chance(0.65) ? mutated(text, roll) : damage(text, roll), { status, headers });
}

function mutated(text: string, roll: Dice): string {
  try {
    const exact = JSON as unknown as { parse(text: string, reviver: (key: string, value: unknown, context: { source: string }) => unknown): unknown; rawJSON(text: string): unknown };
    return textOf(mutate(exact.parse(text, (_key, value, { source }) => (typeof value === 'number' ? exact.rawJSON(source) : value)), roll));
  } catch {
    return damage(text, roll);
  }
}

/** Bytes for as long as they are taken; `pulled` tells how many were. */
export const endlessPulled: number[] = [];
function endless(roll: Dice): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(1024 * 1024).fill(roll.pick(['[', ' ', '9', '\n']).charCodeAt(0));
  const at = endlessPulled.push(0) - 1;
  return new ReadableStream({
    pull(controller) {
      endlessPulled[at] = (endlessPulled[at] ?? 0) + chunk.length;
      if ((endlessPulled[at] ?? 0) > 200 * chunk.length) controller.error(new Error('read without end'));
      else controller.enqueue(chunk);
    },
  });
}
