import type { Cause } from '~/domain/verdict/verdict';
import { showParams } from './show-params';
import type { Texts } from './texts';

export type CauseSlot = 'title' | 'body' | 'fix' | 'second' | 'reason';

/** The parameter by which a cause has several wordings. */
const variantParams = ['rule', 'side', 'reason', 'why', 'group', 'state', 'closes'] as const;

/** One slot of a cause's copy, in the wording that fits its parameters. Null where the cause has no such slot (a second action). */
export function causeText(texts: Texts, cause: Cause, slot: CauseSlot, zone: string): string | null {
  const values = showParams(cause.params, texts, zone);
  for (const variant of variantsOf(cause)) {
    const key = `causeVariants.${cause.code}.${variant}.${slot}`;
    if (texts.has(key)) return texts.t(key, values);
  }
  const key = `causes.${cause.code}.${slot}`;
  return texts.has(key) ? texts.t(key, values) : null;
}

function variantsOf({ code, params }: Cause): string[] {
  const named = variantParams.flatMap((name) => (params[name] ? [params[name]] : []));
  if (params.parts) named.push('explained');
  if (code === 'E-POS-PENDING' && params.fields) named.push('fields');
  if (code === 'E-PAY-UNMAPPED' && !params.gateway) named.push('default');
  if (code === 'E-POS-REJECTED' && (!params.message || !params.field)) named.push('plain');
  if (code === 'E-IDENTITY' && !params.left) named.push('plain');
  if (code === 'H-HANDLED' && !params.note) named.push('plain');
  return named;
}
