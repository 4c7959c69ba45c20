import { buildContainer } from '~/container.server';
import { EnvironmentFault, readEnv } from '~/env.server';
import { trustAnew } from '~/pipeline/trust-anew';
import { clocksApartMs } from '~/pipeline/whole-journal';

/**
 * npm run restored — after the database was put back from a copy, with every program stopped: what was agreed or begun before is looked
 * for in the POS before it is sent. Waits first until no request of a program that was stopped a moment ago can still take effect.
 */
async function main(): Promise<number> {
  try {
    process.loadEnvFile('.env');
  } catch {
    // Without the file, the process's own environment counts.
  }
  try {
    const env = readEnv();
    const container = buildContainer({ ...env, LOG_LEVEL: 'silent', REDIS_URL: undefined });
    const waitMs = Math.max(clocksApartMs, ...container.pos.kinds().map((one) => (env.POS_REQUEST_TIMEOUT_MS ?? one.requestTimeoutMs) + (env.POS_SETTLE_MS ?? one.settleMs)));
    console.log(`Every program has to be stopped. Waiting ${Math.ceil(waitMs / 1_000)} s for the last of their requests…`);
    await container.clock.sleep(waitMs);
    const connections = await trustAnew(container);
    await container.close();
    console.log(`${connections} connection(s) now look in the POS before they send what is older than this moment. The programs may start.`);
    return 0;
  } catch (error) {
    if (!(error instanceof EnvironmentFault)) throw error;
    console.log(`The environment is not complete: ${error.faults.map(({ name, expected }) => `${name}: expected ${expected}`).join('; ')}. See npm run doctor.`);
    return 1;
  }
}

process.exit(await main());
