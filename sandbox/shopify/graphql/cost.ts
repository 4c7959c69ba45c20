/**
 * Query cost as Shopify documents it: an object is one point, scalars and enums nothing, a connection or sized list as many times its
 * content as it asks for. What Shopify charges for a whole order is not known; this is the plain reading of the rule.
 */
import {
  getNamedType,
  isCompositeType,
  isLeafType,
  isListType,
  getNullableType,
  Kind,
  valueFromAST,
  valueFromASTUntyped,
  GraphQLInt,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** Lists without a size (tax lines, allocations) count once: their length is unknown beforehand. */
export function requestedCost(schema: GraphQLSchema, document: DocumentNode, given: Values): number {
  const variables = { ...defaultsIn(document), ...given };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions) if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);

  const costOf = (selections: SelectionSetNode, type: GraphQLCompositeType): number =>
    selections.selections.reduce((sum, part) => {
      if (part.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(part.name.value);
        return fragment ? sum + within(fragment.selectionSet, fragment.typeCondition.name.value, type) : sum;
      }
      if (part.kind === Kind.INLINE_FRAGMENT) return sum + within(part.selectionSet, part.typeCondition?.name.value, type);
      const field = 'getFields' in type ? type.getFields()[part.name.value] : undefined;
      const result = field && getNamedType(field.type);
      if (!field || !result || isLeafType(result) || !isCompositeType(result) || !part.selectionSet) return sum;
      const inside = costOf(part.selectionSet, result);
      const size = sizeOf(part.arguments ?? [], variables);
      if (result.name.endsWith('Connection')) return sum + 1 + (size ?? 1) * inside;
      if (result.name === 'PageInfo') return sum;
      if (result.name.endsWith('Edge')) return sum + inside;
      const times = isListType(getNullableType(field.type)) ? (size ?? 1) : 1;
      return sum + times * (1 + inside);
    }, 0);

  const within = (selections: SelectionSetNode, name: string | undefined, type: GraphQLCompositeType): number => {
    const narrowed = name === undefined ? type : schema.getType(name);
    return narrowed && isCompositeType(narrowed) ? costOf(selections, narrowed) : 0;
  };

  const root = schema.getQueryType();
  return document.definitions.reduce(
    (sum, part) => (part.kind === Kind.OPERATION_DEFINITION && root ? sum + costOf(part.selectionSet, root) : sum),
    0,
  );
}

function sizeOf(
  given: readonly { readonly name: { readonly value: string }; readonly value: Parameters<typeof valueFromAST>[0] }[],
  variables: Values,
): number | null {
  const argument = given.find((part) => part.name.value === 'first' || part.name.value === 'last');
  const size: unknown = argument && valueFromAST(argument.value, GraphQLInt, variables);
  return typeof size === 'number' ? size : null;
}

function defaultsIn(document: DocumentNode): Values {
  const rows = document.definitions.flatMap((part) =>
    part.kind === Kind.OPERATION_DEFINITION ? (part.variableDefinitions ?? []) : [],
  );
  return Object.fromEntries(
    rows.flatMap((row) => (row.defaultValue ? [[row.variable.name.value, valueFromASTUntyped(row.defaultValue)]] : [])),
  );
}

/** What the answer really holds: one point an object, page infos and edges free. */
export function actualCost(data: unknown, key = ''): number {
  if (Array.isArray(data)) return data.reduce<number>((sum, part) => sum + actualCost(part, key), 0);
  if (typeof data !== 'object' || data === null) return 0;
  const free = key === '' || key === 'pageInfo' || 'node' in data ? 0 : 1;
  return Object.entries(data).reduce((sum, [name, part]) => sum + actualCost(part, name), free);
}
