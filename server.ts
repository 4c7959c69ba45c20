import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express from 'express';
import { accessLog, pathOf } from '~/access-log.server';
import { buildContainer } from '~/container.server';
import { EnvironmentFault, readEnv, type Env } from '~/env.server';
import { healthOf } from '~/health.server';
import { runWork } from '~/jobs/run-work';
import { meters } from '~/metrics.server';
import { startSchedules } from '~/pipeline/start-schedules';
import { securityHeaders } from '~/security-headers.server';
import { isSupportPath, supportDoor } from '~/support-door.server';
import { webhookDoor } from '~/webhooks.server';

const folder = path.dirname(fileURLToPath(import.meta.url));

/** The web program: webhooks first, then health and metrics, support links, then the pages. On one machine it does the work as well. */
async function main(): Promise<void> {
  const env = environment();
  const container = buildContainer(env);
  const { log, queue } = container;
  const door = webhookDoor(container, env.SHOPIFY_API_SECRET);
  const support = supportDoor(container);
  const site = await pages(container, env);
  const measure = meters(container);

  const server = createServer((request, response) => {
    const pathname = pathOf(request);
    accessLog(log, request, response, (status, ms) => measure.request(pathname === '/webhooks' ? 'webhook' : 'page', status, ms));
    if (pathname === '/webhooks') return door(request, response);
    if (pathname === '/healthz') return void answerHealth(container, response);
    if (pathname === '/metrics') return void measure.answer(response);
    if (isSupportPath(pathname)) return void support(request, response);
    return site(request, response);
  });

  server.on('error', (error: NodeJS.ErrnoException) => {
    log.error('server.failed', { error: error.code === 'EADDRINUSE' ? `port ${env.PORT} is taken: choose another with PORT` : error.message });
    process.exit(1);
  });
  server.listen(env.PORT, env.HOST, () => log.info('server.ready', { url: env.APP_URL, port: env.PORT }));

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    server.close();
    server.closeIdleConnections();
    await queue.stop();
    await container.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

  await startSchedules(container);
  if (!env.REDIS_URL) await queue.start(({ key }) => runWork(container, key));
}

function environment(): Env {
  try {
    return readEnv();
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

async function pages(container: ReturnType<typeof buildContainer>, env: Env): Promise<(request: IncomingMessage, response: ServerResponse) => void> {
  const build = (await import(pathToFileURL(path.join(folder, 'server/index.js')).href)) as ServerBuild;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', true);
  app.use(compression());
  app.use('/assets', express.static(path.join(folder, 'client/assets'), { immutable: true, maxAge: '1y' }));
  app.use(express.static(path.join(folder, 'client'), { maxAge: '1h' }));
  app.use((_request, response, next) => {
    for (const [name, value] of Object.entries(securityHeaders(env.ADMIN_ORIGIN))) response.setHeader(name, value);
    next();
  });
  app.all('*', createRequestHandler({ build, mode: 'production', getLoadContext: () => ({ container }) }));
  return app;
}

async function answerHealth(container: ReturnType<typeof buildContainer>, response: ServerResponse): Promise<void> {
  const health = await healthOf(container);
  response.writeHead(health.ok ? 200 : 503, { 'content-type': 'application/json' }).end(JSON.stringify(health));
}

await main();
