import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { resourceOf } from './errors';
import type { Transport } from './transport';
import { isRecord, rowsOf, text, type WireRecord } from './wire';

export type Filter = Readonly<Record<string, string | readonly string[]>>;

export interface ListOptions {
  readonly relations?: readonly string[];
  /** Archived records too; without it the POS leaves them out. */
  readonly archived?: true;
}

/** The few ways in which the resources are spoken to. A resource is named as its key in answers, for example "Sale". */
export interface LightspeedApi {
  get(resource: string, id: string, relations?: readonly string[]): Promise<Result<WireRecord, PosError>>;
  /** Every page of a list, to its end. A value that is a list means any of them. */
  list(resource: string, filter?: Filter, options?: ListOptions): Promise<Result<readonly WireRecord[], PosError>>;
  /** The new record, whole. */
  create(resource: string, body: Readonly<Record<string, unknown>>, startBefore?: number): Promise<Result<WireRecord, PosError>>;
  change(resource: string, id: string, body: Readonly<Record<string, unknown>>, startBefore?: number): Promise<Result<WireRecord, PosError>>;
  /** Whom the access was granted by; null where the POS does not tell. */
  session(): Promise<Result<WireRecord | null, PosError>>;
}

/** A list that does not end by then is none: what was not read of it would look as if it were not there. */
const mostPages = 1_000;
/** More values of one field in a question are refused. */
export const mostValues = 100;

export function lightspeedApi(send: Transport): LightspeedApi {
  const write = async (method: 'POST' | 'PUT', path: string, body: Readonly<Record<string, unknown>>, startBefore?: number): Promise<Result<WireRecord, PosError>> => {
    const resource = resourceOf(path);
    const answer = await send({ method, path, body, ...(startBefore === undefined ? {} : { startBefore }) });
    if (!answer.ok) return answer;
    const record = answer.value[resource];
    return isRecord(record) && text(record, idName(resource)) !== '' ? ok(record) : fail({ kind: 'in-doubt', detail: `${resource} answered without the record's id` });
  };
  return {
    async get(resource, id, relations = []) {
      const answer = await send({ method: 'GET', path: `${resource}/${id}.json${query({}, { relations })}` });
      if (!answer.ok) return answer;
      const record = answer.value[resource];
      return isRecord(record) ? ok(record) : fail({ kind: 'unreachable', detail: `${resource} answered with no record` });
    },

    async list(resource, filter = {}, options = {}) {
      const rows: WireRecord[] = [];
      let path = `${resource}.json${query(filter, options)}`;
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await send({ method: 'GET', path });
        if (!answer.ok) return answer;
        const attributes = answer.value['@attributes'];
        // Without the envelope it is no list; an empty list has the envelope and nothing else.
        if (!isRecord(attributes)) return fail({ kind: 'unreachable', detail: `${resource} answered with no list` });
        const found = rowsOf(answer.value[resource]);
        if (found.some((row) => text(row, idName(resource)) === '')) return fail({ kind: 'unreachable', detail: `${resource} answered with a row without an id` });
        rows.push(...found);
        const next = text(attributes, 'next');
        if (next === '') return ok(rows);
        // Only what it asks is taken from the address, never where.
        path = `${resource}.json${next.replace(/^[^?]*/, '')}`;
      }
      return fail({ kind: 'unreachable', detail: `${resource} has no end` });
    },

    create: (resource, body, startBefore) => write('POST', `${resource}.json`, body, startBefore),
    change: (resource, id, body, startBefore) => write('PUT', `${resource}/${id}.json`, body, startBefore),

    async session() {
      const answer = await send({ method: 'GET', path: '../../../Session.json' });
      return answer.ok || answer.error.kind !== 'missing-reference' ? answer : ok(null);
    },
  };
}

/** `Sale` → `saleID`. */
export const idName = (resource: string): string => `${resource.charAt(0).toLowerCase()}${resource.slice(1)}ID`;

function query(filter: Filter, { relations = [], archived }: ListOptions): string {
  const parts = Object.entries(filter).map(([name, value]) => [name, typeof value === 'string' ? value : `IN,${JSON.stringify(value)}`] as const);
  const all = [...parts, ...(relations.length > 0 ? [['load_relations', JSON.stringify(relations)] as const] : []), ...(archived ? [['archived', 'true'] as const] : [])];
  return all.length === 0 ? '' : `?${all.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&')}`;
}
