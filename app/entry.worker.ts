import { buildContainer } from './container.server';
import { EnvironmentFault, readEnv } from './env.server';
import { runWork } from './jobs/run-work';
import { startSchedules } from './pipeline/start-schedules';

/** Takes work and nothing else; started as often as there is need when REDIS_URL is set. */
async function main(): Promise<void> {
  const container = buildContainer(readEnv());
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await container.queue.stop();
    await container.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

  await startSchedules(container);
  await container.queue.start(({ key }) => runWork(container, key));
  container.log.info('worker.ready', {});
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof EnvironmentFault ? error.message : String(error)}\n`);
  process.exit(1);
});
