import { parseWithZod } from '@conform-to/zod/v4';
import type { SubmissionResult } from '@conform-to/react';
import { z } from 'zod';
import type { SettingsFault } from '~/domain/settings/settings-schema';

/** Messages of forms are codes; the catalogue has a sentence for each (`settings.fault.*`). */
export type FaultCode = 'required' | 'malformed' | 'date' | 'amount' | 'prefix' | 'too-long' | 'unknown' | 'other';

export const text = z.string().trim().max(2_000, 'too-long').default('');
export const choice = z
  .string()
  .trim()
  .max(200, 'too-long')
  .default('')
  .transform((value) => (value === '' ? null : value));
export const checkbox = z.boolean().default(false);
export const version = z.coerce.number().int().nonnegative();
export const release = z.enum(['from-now', 'these-too']).default('from-now');

/** A settings form after submission: its values, and how to answer with faults beside their fields. */
export type FormReading<T> =
  | {
      readonly kind: 'read';
      readonly value: T;
      answer(faults?: Readonly<Record<string, readonly string[]>>): SubmissionResult<string[]>;
    }
  | { readonly kind: 'faults'; readonly result: SubmissionResult<string[]> };

export function readForm<S extends z.ZodType>(form: FormData, schema: S): FormReading<z.output<S>> {
  const submission = parseWithZod(form, { schema });
  if (submission.status !== 'success') return { kind: 'faults', result: submission.reply() };
  const answer = (faults: Readonly<Record<string, readonly string[]>> = {}) =>
    submission.reply({ fieldErrors: Object.fromEntries(Object.entries(faults).map(([name, codes]) => [name, [...codes]])) });
  return { kind: 'read', value: submission.value, answer };
}

const codeOf: Readonly<Record<string, FaultCode>> = { numberPrefix: 'prefix', tolerance: 'amount', startDate: 'date' };

/** Faults of the settings themselves, under the field of the form that holds them (the last word of their path that is a name). */
export function faultsByField(faults: readonly SettingsFault[]): Record<string, FaultCode[]> {
  return Object.fromEntries(
    faults.map((fault) => {
      const name = fault.path.split('.').filter((part) => !/^\d+$/.test(part))[1] ?? '';
      return [name, [codeOf[name] ?? 'other']];
    }),
  );
}
