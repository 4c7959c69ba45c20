/**
 * A page of any site may send requests to loopback; the sandbox answers only its own page, the app's, and callers that are no
 * browser (no Origin header).
 */
import { json, type HttpAnswer, type HttpRequest } from '../../shared/http';

export function crossOrigin(request: HttpRequest, appUrl: string): HttpAnswer | null {
  const { origin, host } = request.headers;
  if (origin === undefined || origin === `http://${host}` || origin === new URL(appUrl).origin) return null;
  return json(403, { error: `not for pages of ${origin}` });
}

export function preflight(request: HttpRequest, appUrl: string): HttpAnswer {
  const refused = crossOrigin(request, appUrl);
  if (refused) return refused;
  return {
    status: 204,
    headers: {
      'access-control-allow-origin': request.headers.origin ?? '',
      'access-control-allow-methods': 'GET, POST, DELETE',
      'access-control-allow-headers': 'content-type',
      'access-control-allow-private-network': 'true',
      'access-control-max-age': '600',
      vary: 'Origin',
    },
  };
}
