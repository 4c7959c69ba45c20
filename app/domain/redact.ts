export const emailPattern = /[^\s@"'<>()]+@[^\s@"'<>()]+\.[a-z]{2,}/giu;

/** Texts of foreign origin (refusals, exceptions) may quote what was sent. What can be recognised in them as a secret or a person's is taken out. */
const patterns: readonly RegExp[] = [
  emailPattern,
  /\bshp[a-z]{2}_[\w-]+/gi, // Shopify's tokens and secrets
  /\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, // session tokens
  /\b(?:bearer|token|secret|password)\b["':=\s]+[\w.~+/=-]{6,}/gi,
  /(?<=[?&][\w-]+=)[^\s&#"']+/g, // values in addresses
  /\+\d[\d\s().-]{6,}\d|\(?\b\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b|\b0\d(?:[\s.-]?\d{2}){4}\b/g, // phone numbers, international, American, French
];

const gone = '…';

export const withoutSecrets = (text: string): string => patterns.reduce((left, pattern) => left.replace(pattern, gone), text);

/** Of an exception: what stands between quotation marks is somebody's data, as in `Unexpected token in JSON: "Ana"`. */
export const errorText = (error: unknown): string => withoutSecrets((error instanceof Error ? error.message : String(error)).replace(/"[^"\n]*"?/g, `"${gone}"`)).slice(0, 500);

const escaped = (text: string): string => text.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** `known`: what was sent and is nobody else's business, such as a buyer's name; longest first, so that no half of it stays. */
export const without = (text: string, known: readonly string[]): string =>
  [...known].filter((part) => part.trim().length > 1).sort((a, b) => b.length - a.length).reduce((left, part) => left.replaceAll(new RegExp(escaped(part), 'giu'), gone), text);

/** Names as whole words, so that an Ana leaves an analysis alone; longest first. Null where there is none to look for. */
export function namesPattern(names: readonly string[]): RegExp | null {
  const known = [...new Set(names.map(escaped))].filter((name) => name.length > 1).sort((a, b) => b.length - a.length);
  return known.length > 0 ? new RegExp(`(?<![\\p{L}\\p{N}])(?:${known.join('|')})(?![\\p{L}\\p{N}])`, 'giu') : null;
}
