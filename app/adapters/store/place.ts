export interface Place { readonly sortAt: bigint; readonly key: string }

/** A page's last row, as text that an address can carry, the same in every driver. */
export const writePlace = (sortAt: bigint | number, key: string): string => Buffer.from(JSON.stringify([String(sortAt), key])).toString('base64url');

/** Null for what nobody here has written: anybody can type into an address, and such a list begins at its beginning. */
export function readPlace(cursor: string): Place | null {
  const [, sortAt, key] = /^\["(-?\d{1,17})","([^"\\]*)"\]$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return sortAt === undefined || key === undefined ? null : { sortAt: BigInt(sortAt), key };
}
