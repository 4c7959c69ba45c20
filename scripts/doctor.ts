import { buildContainer, type Container } from '~/container.server';
import { capitalsOf, EnvironmentFault, readEnv } from '~/env.server';
import { openGateway } from '~/pipeline/pos-access';

/** What an engineer needs to know before looking anywhere else: one line a part, and what to do. */
interface Finding {
  readonly part: string;
  readonly ok: boolean;
  readonly says: string;
  readonly todo?: string;
}

/** The longest dead first; more would hide the rest. */
const mostListed = 20;

async function examine(container: Container): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const database = await attempt(() => container.stores.installations.all());
  findings.push(database.ok
    ? { part: 'database', ok: true, says: `answers; ${database.value.length} installation(s)` }
    : { part: 'database', ok: false, says: database.says, todo: 'Check DATABASE_URL, and run: npm run db:migrate' });
  const backlog = await attempt(() => container.stores.work.backlog(null, Date.now()));
  findings.push(backlog.ok
    ? { part: 'queue', ok: true, says: `${container.env.REDIS_URL ? 'Bull on Redis' : 'embedded'}; ${backlog.value.due} due, ${backlog.value.planned} planned` }
    : { part: 'queue', ok: false, says: backlog.says, todo: 'The work rows live in the database: mend that first.' });
  const dead = await attempt(() => container.stores.work.dead(null, mostListed));
  for (const { key, lastError, deadSince } of dead.ok ? dead.value : []) {
    findings.push({ part: `work ${key}`, ok: false, says: `not done since ${new Date(deadSince).toISOString()}: ${lastError ?? 'no error was told'}`, todo: 'Mend the cause, then “Run again” on the shop\'s Checks page.' });
  }
  for (const { kind, name } of notOffered(container)) {
    findings.push({ part: `POS kind ${name}`, ok: true, says: `not offered: set POS_${capitalsOf(kind)}_CLIENT_ID and POS_${capitalsOf(kind)}_CLIENT_SECRET to the app as it is registered there` });
  }
  for (const name of strangers(container)) {
    findings.push({ part: `POS_${name}_…`, ok: false, says: 'is set and belongs to no POS', todo: `Those there are begin with ${container.pos.kinds().map(({ kind }) => `POS_${capitalsOf(kind)}_`).join(', ')}.` });
  }
  if (container.env.REDIS_URL) findings.push(await redisFinding(container.env.REDIS_URL));
  for (const { id, shop, uninstalledAt } of database.ok ? database.value : []) {
    if (uninstalledAt === null) findings.push(await shopFinding(container, shop), await posFinding(container, id, shop));
  }
  return findings;
}

/** Merchants do not see these at all; only here is said why. */
function notOffered({ pos }: Container) {
  const offered = new Set(pos.offered().map(({ kind }) => kind));
  return pos.kinds().filter(({ kind }) => !offered.has(kind));
}

/** A name that is misspelt would be passed over in silence. */
function strangers({ env, pos }: Container): readonly string[] {
  const known = new Set(pos.kinds().map(({ kind }) => capitalsOf(kind)));
  return Object.keys(env.pos).filter((name) => !known.has(name));
}

async function shopFinding(container: Container, shop: string): Promise<Finding> {
  const facts = await container.source.readShop(shop);
  if (!facts.ok) return { part: `Shopify, ${shop}`, ok: false, says: facts.error.kind, todo: facts.error.kind === 'unauthorised' ? 'Open the app once in the Shopify admin: that exchanges a new token.' : 'Try again; if it lasts, look at Shopify\'s status page.' };
  const missing = container.env.SCOPES.filter((scope) => !facts.value.scopes.includes(scope));
  return missing.length === 0
    ? { part: `Shopify, ${shop}`, ok: true, says: `${facts.value.name}, ${facts.value.currency}, all scopes` }
    : { part: `Shopify, ${shop}`, ok: false, says: `scopes are missing: ${missing.join(', ')}`, todo: 'Deploy shopify.app.toml, then open the app in the admin and accept.' };
}

async function posFinding(container: Container, installationId: string, shop: string): Promise<Finding> {
  const part = `POS, ${shop}`;
  const connection = await container.stores.connections.current(installationId);
  if (!connection || connection.state === 'disconnected') return { part, ok: false, says: 'not connected', todo: 'Settings › Connection in the app.' };
  const gateway = openGateway(container, connection);
  if (!gateway) return { part, ok: false, says: 'the stored credentials cannot be opened', todo: 'Put the key that sealed them back into ENCRYPTION_KEYS, or reconnect in the app.' };
  const answer = await gateway.probe();
  return answer.ok
    ? { part, ok: true, says: `${gateway.manifest.name} ${connection.account.account} answers as ${answer.value.userName ?? 'its user'}` }
    : { part, ok: false, says: `${gateway.manifest.name}: ${answer.error.kind}`, todo: answer.error.kind === 'unauthorised' ? 'Make a new token in the POS and reconnect in the app.' : 'Orders are safe and wait; try again when the POS answers.' };
}

async function redisFinding(url: string): Promise<Finding> {
  const { default: Redis } = await import('ioredis');
  const client = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 0, retryStrategy: () => null });
  client.on('error', () => undefined);
  const pong = await attempt(() => client.connect().then(() => client.ping()));
  client.disconnect();
  return pong.ok ? { part: 'Redis', ok: true, says: 'answers' } : { part: 'Redis', ok: false, says: 'no answer', todo: 'Check REDIS_URL. Orders wait in the database meanwhile.' };
}

async function attempt<T>(what: () => Promise<T>): Promise<{ ok: true; value: T } | { ok: false; says: string }> {
  try {
    return { ok: true, value: await what() };
  } catch (error) {
    return { ok: false, says: error instanceof Error ? (error.message.split('\n').filter((line) => line.trim() !== '').at(-1) ?? error.name) : String(error) };
  }
}

async function main(): Promise<number> {
  try {
    process.loadEnvFile('.env');
  } catch {
    // Without the file, the process's own environment counts.
  }
  try {
    const env = readEnv();
    console.log('✓ environment: complete');
    const container = buildContainer({ ...env, LOG_LEVEL: 'silent' });
    const findings = await examine(container);
    for (const { part, ok, says, todo } of findings) console.log(`${ok ? '✓' : '✗'} ${part}: ${says}${todo ? `\n    → ${todo}` : ''}`);
    await container.close();
    return findings.every((finding) => finding.ok) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    console.log(`✗ environment:\n${error.faults.map(({ name, expected }) => `    ${name}: expected ${expected}`).join('\n')}\n    → .env.example lists every variable.`);
    return 1;
  }
}

process.exit(await main());
