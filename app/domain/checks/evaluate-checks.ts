import { connectionChecks, notConnected } from './connection';
import type { CheckInput } from './check-input';
import { row } from './check-rows';
import { checkCodes, kindOf, type CheckGroup, type CheckResult } from './check';
import { mappingChecks } from './mappings';
import { orderSettingsChecks } from './order-settings';
import { patternChecks } from './patterns';
import { peopleChecks } from './people';
import { prerequisiteChecks } from './prerequisite-checks';
import { queueChecks } from './queue';
import { shopifySideChecks } from './shopify';

/** Every question of the catalogue, answered: passed, failed, not applicable or could not check. */
export function evaluateChecks(input: CheckInput): readonly CheckResult[] {
  const { connection } = input;
  const connected = connection !== null && connection.state !== 'disconnected';
  return [
    ...(connected ? connectionChecks(input) : [notConnected(input), ...noPos('connection')]),
    ...(connected ? peopleChecks(input) : noPos('people')),
    ...orderSettingsChecks(input),
    ...patternChecks(input),
    ...(connected ? prerequisiteChecks(input) : noPos('prerequisites')),
    ...(connected ? mappingChecks(input) : noPos('mappings')),
    ...shopifySideChecks(input),
    ...queueChecks(input),
  ];
}

/** Questions that do not arise before a POS is connected. */
const noPos = (group: CheckGroup): readonly CheckResult[] =>
  checkCodes.filter((code) => code !== 'pos-access' && kindOf(code).group === group).map((code) => row(code, 'not-applicable', { reason: 'not-connected' }));
