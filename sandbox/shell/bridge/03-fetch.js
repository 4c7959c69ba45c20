// Requests to the app's own server carry the id token; one that is refused for its token is sent once more with a new one.
const RETRY = 'x-shopify-retry-invalid-session-request';
const REAUTHORIZE = 'x-shopify-api-request-failure-reauthorize';
const REAUTHORIZE_URL = 'x-shopify-api-request-failure-reauthorize-url';

async function bridgeFetch(input, init) {
  const request = new Request(input, init);
  const own = new URL(request.url).origin === location.origin;
  if (!own || request.headers.has('authorization')) return plainFetch(input, init);
  const spare = request.clone();
  const answer = await plainFetch(await withToken(request));
  if (answer.headers.has(REAUTHORIZE)) {
    const url = answer.headers.get(REAUTHORIZE_URL);
    if (url) tell('open', { url: new URL(url, location.href).href });
    return answer;
  }
  if (answer.status !== 401 || !answer.headers.has(RETRY)) return answer;
  token = null;
  return plainFetch(await withToken(spare));
}

async function withToken(request) {
  request.headers.set('authorization', `Bearer ${await idToken()}`);
  request.headers.set('x-requested-with', 'XMLHttpRequest');
  return request;
}

window.fetch = bridgeFetch;
