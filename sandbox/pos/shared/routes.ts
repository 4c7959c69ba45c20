import { decode } from './control';

interface Pattern {
  readonly method: string;
  /** `/sales/orders/:id/lines`; parameters that end in `id` or `ID` are numbers, else the path does not fit. */
  readonly path: string;
}

export interface Match<E> {
  readonly endpoint: E;
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the endpoint for a request; `method` when the path is known and only the method is not. */
export function routesOf<E extends Pattern>(endpoints: readonly E[]): (method: string, path: string) => Match<E> | 'method' | null {
  const routes = endpoints.map((endpoint) => ({ endpoint, parts: endpoint.path.slice(1).split('/') }));
  return (method, path) => {
    const actual = path
      .split('/')
      .filter((part) => part !== '')
      .map(decode);
    const wanted = method === 'HEAD' ? 'GET' : method;
    let other = false;
    for (const { endpoint, parts } of routes) {
      const params = fit(parts, actual);
      if (!params) continue;
      if (endpoint.method === wanted) return { endpoint, params };
      other = true;
    }
    return other ? 'method' : null;
  };
}

function fit(parts: readonly string[], actual: readonly string[]): Record<string, string> | null {
  if (parts.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [at, part] of parts.entries()) {
    const given = actual[at] ?? '';
    if (!part.startsWith(':')) {
      if (part !== given) return null;
      continue;
    }
    if (/id$/i.test(part) && !/^\d+$/.test(given)) return null;
    params[part.slice(1)] = given;
  }
  return params;
}
