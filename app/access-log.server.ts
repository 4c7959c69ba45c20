import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from './ports/log';

export const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';

/** A support link's address is its secret; anything that looks like one is left out wherever it stands. */
export const loggedPath = (pathname: string): string => pathname.replace(/^((?:https?:\/\/[^/]*)?\/+s\/).*$/is, '$1…').replace(/[\w-]{43,}/g, '…');

/** One line a request, with its path alone: query texts carry session tokens, and some paths do. */
export function accessLog(log: Log, request: IncomingMessage, response: ServerResponse, tell?: (status: number, ms: number) => void): void {
  const startedAt = performance.now();
  response.on('finish', () => {
    const ms = Math.round(performance.now() - startedAt);
    tell?.(response.statusCode, ms);
    log.info('request', { method: request.method, path: loggedPath(pathOf(request)), status: response.statusCode, ms });
  });
}
