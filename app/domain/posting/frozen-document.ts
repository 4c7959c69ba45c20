import type { PosDocument } from '../translation/document';

const version = 1;
/** Marks a bigint in JSON text; amounts never pass through a float. */
const mark = /^-?\d+n$/;

/** A frozen document as JSON text, amounts as "1250n". */
export function encodeDocument(document: PosDocument): string {
  return JSON.stringify({ version, document }, (_key, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

/** The inverse. Throws on text that `encodeDocument` did not write: the journal is ours, so that is a bug. */
export function decodeDocument(text: string): PosDocument {
  const amounts = new Set(['unitPrice', 'originalUnitPrice', 'total', 'amount', 'owed']);
  const parsed = JSON.parse(text, (key, value: unknown) => (amounts.has(key) && typeof value === 'string' && mark.test(value) ? BigInt(value.slice(0, -1)) : value)) as { version: number; document: PosDocument };
  if (parsed.version !== version) throw new Error(`a frozen document of version ${parsed.version} cannot be read`);
  // Documents frozen before they could be changed in place carry no count.
  return { ...parsed.document, revision: (parsed.document as Partial<PosDocument>).revision ?? 0 };
}
