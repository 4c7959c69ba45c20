import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One HTTP request, read completely. `body` is the raw bytes; `text` the same as UTF-8. */
export interface HttpRequest {
  readonly method: string;
  /** Decoded by nobody: as on the wire, without the query. */
  readonly path: string;
  readonly query: string;
  /** Lower-case names; repeated headers joined with a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly text: string;
  /** Requests of this listener (those that `counts` accepts) already being answered when this one arrived. */
  readonly inFlight: number;
}

/**
 * What to send. `cut` breaks the connection on purpose: `before` sends nothing, `half` sends the headers
 * (with the full Content-Length) and half of the body, `hang` never answers until the client gives up.
 */
export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
  readonly delayMs?: number;
  readonly cut?: 'before' | 'half' | 'hang';
}

export type HttpHandler = (request: HttpRequest) => HttpAnswer | Promise<HttpAnswer>;

export interface Listener {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

export interface ListenOptions {
  /** 0 picks a free port. */
  readonly port: number;
  readonly handler: HttpHandler;
  /** Bytes; a longer body is answered 413 before it is read. Default 10 MiB. */
  readonly bodyLimit?: number;
  /** Which requests `inFlight` counts, by path; default all. */
  readonly counts?: (path: string) => boolean;
}

const LOOPBACK = '127.0.0.1';
const TEN_MIB = 10 * 1024 * 1024;

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  return { status, headers: { 'content-type': 'application/json; charset=utf-8', ...headers }, body: JSON.stringify(value) };
}

export function text(status: number, body: string, contentType = 'text/plain; charset=utf-8'): HttpAnswer {
  return { status, headers: { 'content-type': contentType }, body };
}

class TooLarge extends Error {}

/** Starts a server on the loopback interface only. Rejects with the system's error when the port is taken. */
export async function listen(options: ListenOptions): Promise<Listener> {
  const limit = options.bodyLimit ?? TEN_MIB;
  let inFlight = 0;
  const server = createServer((incoming, outgoing) => {
    const before = inFlight;
    // Counted until the answer is handed over, not until the socket drains: a client that already holds the
    // whole answer may send its next request at once without being called parallel.
    let counted = options.counts?.(incoming.url ?? '/') ?? true;
    if (counted) inFlight += 1;
    const release = () => {
      if (counted) inFlight -= 1;
      counted = false;
    };
    outgoing.once('close', release);
    void answer(incoming, outgoing, options.handler, limit, before, release);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, LOOPBACK, () => resolve());
  });
  const port = (server.address() as AddressInfo).port;
  return { url: `http://${LOOPBACK}:${port}`, port, close: () => closeServer(server) };
}

async function answer(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  handler: HttpHandler,
  limit: number,
  inFlight: number,
  release: () => void,
): Promise<void> {
  try {
    const body = await readBody(incoming, limit);
    const reply = await handler(asRequest(incoming, body, inFlight));
    if (reply.delayMs) await new Promise((resolve) => setTimeout(resolve, reply.delayMs));
    release();
    send(outgoing, reply, incoming.method === 'HEAD');
  } catch (error) {
    release();
    if (incoming.destroyed && !incoming.complete) return;
    const status = error instanceof TooLarge ? 413 : 500;
    if (!(error instanceof TooLarge)) console.error(error);
    send(outgoing, json(status, { error: error instanceof Error ? error.message : 'failed' }), false);
    if (status === 413) incoming.destroy();
  }
}

function asRequest(incoming: IncomingMessage, body: Buffer, inFlight: number): HttpRequest {
  const target = incoming.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: incoming.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body,
    text: body.toString('utf8'),
    inFlight,
  };
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  const announced = incoming.headers['content-length'];
  if (announced !== undefined && Number(announced) > limit) throw new TooLarge(`body over ${limit} bytes`);
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    const chunk = part as Buffer;
    size += chunk.length;
    if (size > limit) throw new TooLarge(`body over ${limit} bytes`);
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

function send(outgoing: ServerResponse, reply: HttpAnswer, head: boolean): void {
  if (outgoing.destroyed || reply.cut === 'hang') return;
  if (reply.cut === 'before') {
    outgoing.socket?.destroy();
    return;
  }
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body, 'utf8') : (reply.body ?? Buffer.alloc(0));
  for (const [name, value] of Object.entries(reply.headers ?? {})) {
    outgoing.setHeader(name, typeof value === 'string' ? value : [...value]);
  }
  if (reply.status !== 204 && reply.status !== 304) outgoing.setHeader('content-length', String(body.length));
  outgoing.writeHead(reply.status);
  if (reply.cut === 'half') {
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.socket?.destroy());
    return;
  }
  outgoing.end(head ? undefined : body);
}

/** Ends idle keep-alive connections and hanging answers too, so that a stop never waits for a client. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
