import { allows } from '~/domain/checks/field-defaults';
import type { CustomFieldGroup } from '~/domain/checks/pos-facts';
import { fail, ok } from '~/domain/result';
import type { Settings } from '~/domain/settings/settings';
import type { Problem } from '~/ports/problem-store';
import { fixSettings, refused, type Fixer, type FixOutcome } from './apply-fix';
import { askPos } from './ask-pos';
import type { Deps } from './deps';
import { rereadFacts } from './gather-facts';

export interface FieldValue {
  readonly group: CustomFieldGroup;
  readonly key: string;
  readonly value: string;
}

/** What stands from now on in a field that the POS requires and Shopify has nothing for. Orders that it stopped or left pending go on with it. */
export async function setFieldValue(deps: Deps, fixer: Fixer, { group, key, value }: FieldValue): Promise<FixOutcome> {
  const { installationId } = fixer;
  const connection = await deps.stores.connections.current(installationId);
  const answer = await askPos(deps, installationId, async (gateway) => {
    const { customFields } = await rereadFacts(deps, connection?.account.id ?? '', gateway, ['customFields']);
    return customFields.kind === 'known' ? ok(customFields.value.find((one) => one.group === group && one.key === key) ?? null) : fail(customFields.error);
  });
  if (!answer.ok) return refused(answer.error);
  const field = answer.value.value;
  if (!field) return refused('gone');
  const wanted = value.trim();
  if (!allows(field, wanted)) return refused('not-allowed');
  const open = await deps.stores.problems.open(installationId);
  return fixSettings(deps, fixer, { fix: 'value', what: `${field.name}: ${wanted}`, turn: (settings) => withDefaults(settings, group, { [key]: wanted }), mends: open.flatMap((problem) => (asksFor(problem, group, key, field.name) ? [{ code: problem.cause.code, subject: problem.subject }] : [])) });
}

export const withDefaults = (settings: Settings, group: CustomFieldGroup, values: Readonly<Record<string, string>>): Settings =>
  ({ ...settings, fieldDefaults: { ...settings.fieldDefaults, [group]: { ...settings.fieldDefaults[group], ...values } } });

/** A POS that left an order pending names the fields it misses in its own words, key or name. */
function asksFor({ cause: { code, params }, subject }: Problem, group: CustomFieldGroup, key: string, name: string): boolean {
  if (code === 'E-REQ-FIELD') return subject === `${group}.${key}` || subject === key;
  return code === 'E-POS-PENDING' && (params.fields ?? '').split(', ').some((one) => one === key || one === name);
}
