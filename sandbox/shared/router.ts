import { json } from './http';
import type { HttpAnswer, HttpRequest } from './http';

export type Params = Readonly<Record<string, string>>;
export type RouteHandler = (request: HttpRequest, params: Params) => HttpAnswer | Promise<HttpAnswer>;

interface Route {
  readonly method: string;
  readonly parts: readonly string[];
  readonly handler: RouteHandler;
}

/**
 * Routes by method and pattern: `/_control/orders/:id/archive`; a last part `*` takes the rest of the path.
 * The first route that fits wins; 404 when no pattern fits, 405 when only the method is wrong.
 */
export class Router {
  private readonly routes: Route[] = [];

  on(method: string, pattern: string, handler: RouteHandler): this {
    this.routes.push({ method, parts: split(pattern), handler });
    return this;
  }

  /** Null when no pattern fits the path, for a caller that has more places to look. */
  find(method: string, path: string): { handler: RouteHandler; params: Params } | 'method' | null {
    const parts = split(path);
    let other = false;
    for (const route of this.routes) {
      const params = fit(route.parts, parts);
      if (!params) continue;
      if (route.method === method) return { handler: route.handler, params };
      other = true;
    }
    return other ? 'method' : null;
  }

  handle(request: HttpRequest): HttpAnswer | Promise<HttpAnswer> {
    const found = this.find(request.method, request.path);
    if (found === null) return json(404, { error: 'not found' });
    if (found === 'method') return json(405, { error: 'method not allowed' });
    return found.handler(request, found.params);
  }
}

function split(path: string): string[] {
  return path.split('/').filter((part) => part !== '');
}

function fit(pattern: readonly string[], parts: readonly string[]): Params | null {
  const params: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    if (expected === '*') {
      params['*'] = parts.slice(at).join('/');
      return params;
    }
    const actual = parts[at];
    if (actual === undefined) return null;
    if (expected.startsWith(':')) params[expected.slice(1)] = decode(actual);
    else if (expected !== actual) return null;
  }
  return pattern.length === parts.length ? params : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
