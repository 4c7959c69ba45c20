import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { errorText } from './domain/redact';
import { documentHeaders } from './security-headers.server';

const streamTimeoutMs = 5_000;

export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, { container }: AppLoadContext): Promise<Response> {
  documentHeaders(container, request, headers);
  const ready = isbot(request.headers.get('user-agent')) ? 'onAllReady' : 'onShellReady';

  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={remixContext} url={request.url} abortDelay={streamTimeoutMs} />, {
      [ready]: () => {
        const body = new PassThrough();
        headers.set('Content-Type', 'text/html');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error: unknown) => {
        status = 500;
        container.log.error('page.failed', { error: errorText(error) });
      },
    });
    setTimeout(abort, streamTimeoutMs + 1_000).unref();
  });
}
