import { PassThrough } from 'node:stream';
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { isbot } from 'isbot';
import { renderToPipeableStream } from 'react-dom/server';
import { errorText } from './domain/redact';

const streamTimeoutMs = 5_000;

export default function handleRequest(request: Request, status: number, headers: Headers, remixContext: EntryContext, { container }: AppLoadContext): Promise<Response> {
  container.shopify.addDocumentResponseHeaders(request, headers);
  const policy = headers.get('Content-Security-Policy');
  // Where the admin is somewhere else than Shopify's (a stand-in on this machine), it may frame the pages too.
  if (policy) headers.set('Content-Security-Policy', policy.replace(/;?\s*$/, ` ${container.env.ADMIN_ORIGIN};`));
  // The library preloads App Bridge from Shopify's network even where another address is set.
  if (headers.has('Link')) headers.set('Link', `<${container.bridge.appBridgeUrl}>; rel="preload"; as="script"`);
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
