import type { Settings } from '~/domain/settings/settings';
import { changeSettings } from '~/pipeline/change-settings';
import type { Deps } from '~/pipeline/deps';
import { faultsByField, type FormReading } from '~/presenters/settings/form-reading';

interface SavedForm {
  readonly version: number;
  readonly release: 'from-now' | 'these-too';
}

/** Settings with the form's values laid over them, or what is wrong with a field that its form alone could not tell. */
type LaidOver = Settings | { readonly faults: Readonly<Record<string, readonly string[]>> };

/**
 * A posted settings form: read, laid over the version it was filled from, saved.
 * Status 200 saved, 409 somebody else saved meanwhile, 422 faults.
 */
export async function saveForm<T extends SavedForm>(
  deps: Deps,
  who: { installationId: string; by: string },
  reading: FormReading<T>,
  over: (value: T, before: Settings) => LaidOver | Promise<LaidOver>,
) {
  if (reading.kind === 'faults') return answer(422, { result: reading.result });
  const { value } = reading;
  const before =
    (await deps.stores.installations.settingsAt(who.installationId, value.version)) ??
    (await deps.stores.installations.settings(who.installationId));
  const settings = await over(value, before.settings);
  if ('faults' in settings) return answer(422, { result: reading.answer(settings.faults) });
  const outcome = await changeSettings(deps, {
    installationId: who.installationId,
    expectedVersion: value.version,
    settings,
    by: who.by,
    release: value.release,
  });
  switch (outcome.kind) {
    case 'saved':
      return answer(200, { done: 'saved' });
    case 'conflict':
      return answer(409, { conflict: true });
    case 'faults':
      return answer(422, { result: reading.answer(faultsByField(outcome.faults)) });
  }
}

interface Answered {
  readonly done?: 'saved';
  readonly conflict?: boolean;
  readonly result?: { readonly error?: Record<string, string[] | null> | null };
}

const answer = (status: 200 | 409 | 422, { done, conflict = false, result }: Answered) => {
  const faults = Object.fromEntries(
    Object.entries(result?.error ?? {}).flatMap(([name, codes]) => (codes ? [[name, codes]] : [])),
  );
  return { status, body: { done: done ?? null, conflict, faults } };
};
