import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from './ports/log';

export const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?')[0] ?? '';

/** One line a request, with its path alone: query texts carry session tokens. */
export function accessLog(log: Log, request: IncomingMessage, response: ServerResponse, tell?: (status: number, ms: number) => void): void {
  const startedAt = performance.now();
  response.on('finish', () => {
    const ms = Math.round(performance.now() - startedAt);
    tell?.(response.statusCode, ms);
    log.info('request', { method: request.method, path: pathOf(request), status: response.statusCode, ms });
  });
}
