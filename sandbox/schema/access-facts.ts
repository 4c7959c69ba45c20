/** What the packed schema says beyond GraphQL: the scopes a type or field demands, and the customer data it reveals. */
import type { NamedFields } from './named-fields';

interface Annotated {
  readonly name: string;
  readonly requiredAccess?: string | null;
  readonly isProtected?: boolean;
}
export interface AnnotatedType extends Annotated {
  readonly kind: string;
  readonly fields?: readonly Annotated[] | null;
}

/** Scopes are alternatives: one of them is enough. A key is a type, or type.field. */
export interface AccessFacts {
  readonly scopes: Record<string, readonly string[]>;
  readonly protected: readonly string[];
}

export function accessOf(types: readonly AnnotatedType[], kept: NamedFields): AccessFacts {
  const scopes: Record<string, readonly string[]> = {};
  const revealing: string[] = [];
  const note = (key: string, text: string | null | undefined) => {
    const named = [...(text ?? '').matchAll(/`((?:read|write)_\w+)` access scope/g)].flatMap((match) => match[1] ?? []);
    if (named.length > 0) scopes[key] = named;
  };
  for (const type of types) {
    if (!kept.types.has(type.name)) continue;
    note(type.name, type.requiredAccess);
    for (const field of type.fields ?? []) {
      if (!kept.has(type.name, field.name)) continue;
      note(`${type.name}.${field.name}`, field.requiredAccess);
      if (field.isProtected) revealing.push(`${type.name}.${field.name}`);
    }
  }
  return { scopes, protected: revealing };
}
