import { simulateSeeds } from './simulate/seeds';
import { flag, has } from './simulate/flags';

/** npm run simulate -- --seeds N [--seed S] [--json] [--trace] [--jobs J] */
const one = has('seed') && !has('seeds');
process.exit(await simulateSeeds({
  first: Number.parseInt(flag('seed', '1'), 10), count: one ? 1 : Number.parseInt(flag('seeds', '200'), 10),
  jobs: Number.parseInt(flag('jobs', '2'), 10), json: has('json'), trace: has('trace'), firstFailure: has('first-failure'),
}));
