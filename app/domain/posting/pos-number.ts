/**
 * Prefix and order name as one reference: every run of characters outside A–Z, a–z, 0–9 becomes one hyphen, ends trimmed.
 * Too long a name loses its beginning, because shops count at the end.
 */
export function posNumber(prefix: string, orderName: string, maxLength: number): string {
  const name = orderName.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  const room = Math.max(1, maxLength - prefix.length);
  return prefix + name.slice(Math.max(0, name.length - room));
}
