/** `/_pos/…`: the shell's way to the POS simulator's control API, so that the page talks to one origin only. */
import { json, type HttpAnswer, type HttpRequest } from '../shared/http';
import type { Params, Router } from '../shared/router';

export function posProxy(router: Router, base: string | undefined): void {
  for (const method of ['GET', 'POST', 'DELETE']) {
    router.on(method, '/_pos/*', (request, params) => forward(method, request, params, base));
  }
}

async function forward(method: string, request: HttpRequest, params: Params, base: string | undefined): Promise<HttpAnswer> {
  if (!base) return json(503, { error: 'no POS simulator runs beside this shop' });
  const root = `${base.replace(/\/+$/, '').replace(/\/_control$/, '')}/_control/`;
  try {
    const answer = await fetch(`${root}${params['*'] ?? ''}${request.query ? `?${request.query}` : ''}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(method === 'POST' ? { body: request.text } : {}),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, headers: { 'content-type': 'application/json; charset=utf-8' }, body: await answer.text() };
  } catch (error) {
    return json(502, { error: `the POS simulator does not answer: ${error instanceof Error ? error.message : ''}` });
  }
}
