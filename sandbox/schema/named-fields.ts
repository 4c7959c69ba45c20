/** Which types and fields of a schema a set of documents names, with what the schema's rules drag along. */
import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

export interface NamedFields {
  readonly types: ReadonlySet<string>;
  has(type: string, field: string): boolean;
}

export function namedIn(schema: GraphQLSchema, document: DocumentNode): NamedFields {
  const types = new Set<string>();
  const fields = new Set<string>();
  const info = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(info, {
      Field(node) {
        const parent = info.getParentType();
        const result = getNamedType(info.getType());
        if (!parent || node.name.value.startsWith('__')) return;
        types.add(parent.name);
        if (result) types.add(result.name);
        fields.add(`${parent.name}.${node.name.value}`);
        // A field asked of an interface has to exist on whatever implements it.
        if (isInterfaceType(parent)) {
          for (const type of schema.getPossibleTypes(parent)) fields.add(`${type.name}.${node.name.value}`);
        }
      },
    }),
  );
  // Members of an abstract type are kept only where a document meets them: Node alone has over two hundred.
  const wide = new Set(['Node', 'HasMetafields', 'CommentEventSubject', 'LegacyInteroperability']);
  for (const name of [...types]) {
    const type = schema.getType(name);
    if ((isInterfaceType(type) || isUnionType(type)) && !wide.has(name)) {
      for (const member of schema.getPossibleTypes(type)) types.add(member.name);
    }
  }
  for (const name of [...types]) {
    const type = schema.getType(name);
    if (!isObjectType(type)) continue;
    for (const base of type.getInterfaces()) {
      if (!types.has(base.name)) continue;
      for (const field of Object.keys(base.getFields())) if (fields.has(`${base.name}.${field}`)) fields.add(`${name}.${field}`);
    }
  }
  return { types, has: (type, field) => fields.has(`${type}.${field}`) };
}
