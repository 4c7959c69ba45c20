import type { WireRequest } from '../../shared/wire';

/** A body as JSON, multipart or url-encoded form; unreadable is empty. */
export function formOf({ headers, body }: WireRequest): Readonly<Record<string, string>> {
  const type = headers['content-type'] ?? '';
  if (type.includes('json')) return fromJson(body);
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined) return Object.fromEntries(new URLSearchParams(body));
  const parts = body.split(`--${boundary}`).map((part) => /name="([^"]*)"[^]*?\r?\n\r?\n([^]*?)\r?\n$/.exec(part));
  return Object.fromEntries(parts.flatMap((part) => (part ? [[part[1] ?? '', part[2] ?? '']] : [])));
}

function fromJson(body: string): Record<string, string> {
  try {
    const value = JSON.parse(body) as Record<string, unknown> | null;
    return Object.fromEntries(Object.entries(value ?? {}).map(([name, one]) => [name, String(one)]));
  } catch {
    return {};
  }
}
