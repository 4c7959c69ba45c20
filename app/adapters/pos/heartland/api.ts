import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import type { Transport } from './transport';
import { idOf, isRecord, listOf, type Wire, type WireRecord } from './wire';

export type Filter = Readonly<Record<string, unknown>>;

/** The few ways in which the resources are spoken to. */
export interface HeartlandApi {
  get(path: string): Promise<Result<WireRecord, PosError>>;
  /** Every page of a list, to its end. */
  list(path: string, filter?: Filter): Promise<Result<readonly WireRecord[], PosError>>;
  /** The new record's id. */
  create(path: string, body: Readonly<Record<string, unknown>>, startBefore?: number): Promise<Result<string, PosError>>;
  change(path: string, body: Readonly<Record<string, unknown>>, startBefore?: number): Promise<Result<null, PosError>>;
  /** What is gone already counts as removed. */
  remove(path: string, startBefore?: number): Promise<Result<null, PosError>>;
}

const perPage = 100;
/** A list that does not end by then is none: what was not read of it would look as if it were not there. */
const mostPages = 1_000;

export function heartlandApi(send: Transport): HeartlandApi {
  return {
    async get(path) {
      const answer = await send({ method: 'GET', path });
      if (!answer.ok) return answer;
      return isRecord(answer.value.json) ? ok(answer.value.json) : fail({ kind: 'unreachable', detail: `${path} answered with no record` });
    },

    async list(path, filter) {
      const rows: WireRecord[] = [];
      for (let page = 1; page <= mostPages; page += 1) {
        const answer = await send({ method: 'GET', path: withQuery(path, page, filter) });
        if (!answer.ok) return answer;
        const { results, pages } = envelope(answer.value.json);
        if (results === null) return fail({ kind: 'unreachable', detail: `${path} answered with no list` });
        // Passed over, it would look as if nothing were there; taken, it would be referred to by no id.
        if (results.some((row) => idOf(row) === '')) return fail({ kind: 'unreachable', detail: `${path} answered with a row without an id` });
        rows.push(...results);
        if (results.length === 0 || page >= pages) return ok(rows);
      }
      return fail({ kind: 'unreachable', detail: `${path} has no end` });
    },

    async create(path, body, startBefore) {
      const answer = await send({ method: 'POST', path, body, ...(startBefore === undefined ? {} : { startBefore }) });
      if (!answer.ok) return answer;
      const id = answer.value.locationId ?? (isRecord(answer.value.json) ? idOf(answer.value.json) : '');
      return id === '' ? fail({ kind: 'in-doubt', detail: `${path} answered without the new record's id` }) : ok(id);
    },

    async change(path, body, startBefore) {
      const answer = await send({ method: 'PUT', path, body, ...(startBefore === undefined ? {} : { startBefore }) });
      return answer.ok ? ok(null) : answer;
    },

    async remove(path, startBefore) {
      const answer = await send({ method: 'DELETE', path, ...(startBefore === undefined ? {} : { startBefore }) });
      return answer.ok || answer.error.kind === 'missing-reference' ? ok(null) : answer;
    },
  };
}

function withQuery(path: string, page: number, filter?: Filter): string {
  const query = new URLSearchParams({ page: String(page), per_page: String(perPage) });
  if (filter) query.set('_filter', JSON.stringify(filter));
  return `${path}${path.includes('?') ? '&' : '?'}${query}`;
}

/** `{total, pages, results}`; some accounts' children answer with a bare array. */
function envelope(json: Wire | undefined): { results: readonly WireRecord[] | null; pages: number } {
  if (Array.isArray(json)) return { results: listOf(json).filter(isRecord), pages: 1 };
  if (!isRecord(json) || !Array.isArray(json.results)) return { results: null, pages: 0 };
  return { results: listOf(json.results).filter(isRecord), pages: typeof json.pages === 'string' ? Number.parseInt(json.pages, 10) : 1 };
}
