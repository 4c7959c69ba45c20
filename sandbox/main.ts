import { startHeartland } from './pos/heartland/server';
import { startLightspeedR } from './pos/lightspeed-r/server';
import { startShop } from './shopify/server';

interface Part {
  readonly url: string;
  close(): Promise<void>;
}

function portFrom(name: string, otherwise: number): number {
  const text = process.env[name] ?? '';
  if (text === '') return otherwise;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`${name} is not a port: ${text}`);
  return port;
}

function countFrom(name: string): number | undefined {
  const text = process.env[name] ?? '';
  if (text === '') return undefined;
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`${name} is not a number from 1: ${text}`);
  return Number(text);
}

/** One POS stands beside the shop: `SANDBOX_POS` names it. */
async function startPos(dataFolder: string | undefined, currency: string, appUrl: string): Promise<Part & { api: string }> {
  const port = portFrom('SANDBOX_POS_PORT', 4020);
  switch (process.env.SANDBOX_POS || 'heartland') {
    case 'heartland': {
      const pos = await startHeartland({ port, dataFolder, currency });
      return { ...pos, api: `${pos.url}/demo/api/` };
    }
    case 'lightspeed-r': {
      const registers = countFrom('SANDBOX_POS_REGISTERS');
      const timeFactor = countFrom('SANDBOX_POS_TIME_FACTOR');
      const redirectUri = process.env.SANDBOX_POS_REDIRECT || `${appUrl}/pos/callback/lightspeed-r`;
      const pos = await startLightspeedR({ port, dataFolder, currency, registers, timeFactor, redirectUri });
      return { ...pos, api: `${pos.url}/API/V3/` };
    }
    default:
      throw new Error(`SANDBOX_POS names no POS: ${process.env.SANDBOX_POS}`);
  }
}

function explain(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `port ${port ?? ''} is taken`;
  return error instanceof Error ? error.message : String(error);
}

async function start(): Promise<readonly Part[]> {
  const dataFolder = process.env.SANDBOX_DATA || undefined;
  const currency = process.env.SANDBOX_CURRENCY || 'USD';
  const appUrl = process.env.APP_URL || 'http://127.0.0.1:3000';
  const pos = await startPos(dataFolder, currency, appUrl);
  try {
    const shop = await startShop({
      port: portFrom('SANDBOX_SHOP_PORT', 4010),
      appUrl,
      apiKey: process.env.SHOPIFY_API_KEY || 'sandbox-api-key',
      apiSecret: process.env.SHOPIFY_API_SECRET || 'sandbox-api-secret',
      dataFolder,
      currency,
      posControlUrl: `${pos.url}/_control`,
    });
    console.log(`sandbox ready: shop ${shop.url} · POS ${pos.api} · currency ${currency}`);
    return [shop, pos];
  } catch (error) {
    await pos.close();
    throw error;
  }
}

/** Stops once, whatever signals come; the parts write their state before the process ends. */
function stopOn(parts: readonly Part[]): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void Promise.allSettled(parts.map((part) => part.close())).then((ends) => {
      for (const end of ends) if (end.status === 'rejected') console.error(`sandbox: ${explain(end.reason)}`);
      process.exit(ends.some((end) => end.status === 'rejected') ? 1 : 0);
    });
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

try {
  stopOn(await start());
} catch (error) {
  console.error(`sandbox: ${explain(error)}`);
  process.exit(1);
}
