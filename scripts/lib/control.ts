/** The simulators' desks: what a person would do in the shop and in the POS, and faults. */
export async function control<T>(url: string, body?: unknown, method = body === undefined ? 'GET' : 'POST'): Promise<T> {
  const answer = await fetch(url, { method, ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: typeof body === 'string' ? body : JSON.stringify(body) }) });
  const text = await answer.text();
  if (!answer.ok) throw new Refusal(answer.status, `${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as T;
}

export class Refusal extends Error {
  constructor(readonly status: number, message: string) {
    super(message);
  }
}
