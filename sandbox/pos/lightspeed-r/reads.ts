import type { Context, Endpoint } from './context';
import { found, list, single } from './listing';
import type { TableName, Tables } from './rows';
import type { Shape } from './shape';

/** The row that the address names. */
export function rowOf<K extends TableName>(context: Context, table: K, shape: Shape<Tables[K]>): Tables[K] {
  return found(context, shape, context.draft.find(table, Number(context.params[shape.key])));
}

/** The list of a table and one of its records. */
export function readsOf<K extends TableName>(table: K, shape: Shape<Tables[K]>, needs: readonly string[] = []): readonly Endpoint[] {
  const { relations } = shape;
  return [
    { method: 'GET', path: `/${table}`, needs, relations, run: (context) => list(context, shape, context.draft.all(table)) },
    {
      method: 'GET',
      path: `/${table}/:${shape.key}`,
      needs,
      relations,
      run: (context) => single(context, shape, rowOf(context, table, shape)),
    },
  ];
}
