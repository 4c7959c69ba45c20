/** One kind of POS as files, code and people write it. */
export interface PosNames {
  readonly kind: string;
  readonly camel: string;
  readonly Pascal: string;
  readonly title: string;
}

/** Folders beside the adapters and simulators that are none. */
const taken = new Set(['registry', 'shared', 'memory']);

/** Null where it is no name: it becomes a folder, an address and part of environment variables. */
export function namesOf(kind: string): PosNames | null {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kind) || kind.length > 40 || taken.has(kind)) return null;
  const words = kind.split('-').map((word) => word.charAt(0).toUpperCase() + word.slice(1));
  const Pascal = words.join('');
  return { kind, Pascal, camel: Pascal.charAt(0).toLowerCase() + Pascal.slice(1), title: words.join(' ') };
}

export const fill = (template: string, names: PosNames): string => template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => (name in names ? names[name as keyof PosNames] : whole));
