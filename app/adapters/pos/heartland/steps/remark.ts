import type { PosError } from '~/domain/posting/pos-error';
import type { SendOutcome } from '~/domain/posting/step';
import { cutText } from '~/domain/translation/remarks';
import type { Result } from '~/domain/result';
import { created, type StepContext } from './shared';

/** What a text field holds here is not published; this much every POS of the kind takes. */
const mostLetters = 255;

/** The order's note travels in a field of its own. A POS that refuses it gets the document without: a note never stops a sale. */
export async function withRemark({ request: { mapping, remarks } }: StepContext, key: string, send: (custom: Readonly<Record<string, string>>) => Promise<Result<string, PosError>>): Promise<SendOutcome> {
  const field = mapping.noteField ?? null;
  if (field === null || remarks.order === null) return created(key, await send({}));
  const made = await send({ [field]: cutText(remarks.order, mostLetters) });
  if (made.ok || made.error.kind !== 'rejected' || made.error.field !== field) return created(key, made);
  const bare = created(key, await send({}));
  return bare.kind === 'done' ? { ...bare, facts: { ...bare.facts, [`${key}.dropped`]: 'note' } } : bare;
}

/** A line's name with what was written about it, for example an engraving; null where nothing was. */
export function lineText({ request: { remarks } }: StepContext, line: { readonly shopifyLineId: string | null; readonly description: string }): string | null {
  const told = line.shopifyLineId === null ? undefined : remarks.lines[line.shopifyLineId];
  return told === undefined ? null : cutText(`${line.description} (${told})`, mostLetters);
}
