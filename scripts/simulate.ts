import { flag, has } from './simulate/flags';
import { simulateOutage } from './simulate/outage';
import { simulateSeeds } from './simulate/seeds';

/**
 * npm run simulate -- --seeds N [--seed S] [--json] [--trace] [--jobs J]
 * npm run simulate -- --outage [--orders N] [--shops N] [--seed S] [--json]
 */
const number = (name: string, fallback: string): number => Number.parseInt(flag(name, fallback), 10);

const seeds = (): Promise<number> => simulateSeeds({
  first: number('seed', '1'), count: has('seed') && !has('seeds') ? 1 : number('seeds', '200'),
  jobs: number('jobs', '2'), json: has('json'), trace: has('trace'), firstFailure: has('first-failure'),
});
const outage = (): Promise<number> => simulateOutage({ orders: number('orders', '2000'), shops: number('shops', '5'), seed: number('seed', '1'), json: has('json') });

process.exit(await (has('outage') ? outage() : seeds()));
