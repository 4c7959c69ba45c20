/** Calls of the sandbox's own control API. What goes wrong is an Error whose message can be shown. */
export async function call(method, path, body) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch {
    throw new Error('The sandbox does not answer. Is it still running?');
  }
  const value = await answer.json().catch(() => null);
  if (!answer.ok) throw new Error(wordsOf(value) ?? `The sandbox answered ${answer.status}.`);
  return value;
}

export const get = (path) => call('GET', path);
export const post = (path, body = {}) => call('POST', path, body);

function wordsOf(value) {
  if (typeof value?.error !== 'string') return null;
  const details = value.details && typeof value.details === 'object' ? ` (${JSON.stringify(value.details)})` : '';
  return value.error.charAt(0).toUpperCase() + value.error.slice(1) + details;
}
