import { partsOf } from './control';
import type { ControlAnswer, ControlRequest } from './control';
import { FAULT_KINDS, readFault } from './faults';
import type { Fault } from './faults';
import { NO_CALLS } from './turn';
import type { Calls } from './turn';

/** Something that no desk carries out. Thrown, because it leaves past whatever had been changed already. */
export class DeskRefusal extends Error {
  constructor(
    readonly status: 400 | 404,
    message: string,
  ) {
    super(message);
  }
}

interface Common {
  readonly tables: Readonly<Record<string, readonly unknown[]>>;
  readonly switches: object;
  readonly faults: readonly Fault[];
  readonly calls: Calls;
}

export interface Desk<S> {
  readonly switchNames: readonly string[];
  /** What this POS alone has on its desk; null = nothing of that name. */
  own(state: S, method: string, parts: readonly string[], body: unknown): ControlAnswer<S> | null;
  /** How a refusal of the POS's own is told here; null for what is none. */
  told(error: unknown): { readonly status: number; readonly body: unknown } | null;
}

/** The scenario's hand in an account: what a person would do in the POS's own screens, and faults. */
export function control<S extends Common>(desk: Desk<S>, state: S, { method, path, body }: ControlRequest): ControlAnswer<S> {
  const parts = partsOf(path);
  try {
    const answer = common(desk.switchNames, state, method, parts, givenIn(body)) ?? desk.own(state, method, parts, body);
    return answer ?? { status: 404, body: { error: 'not found' }, state };
  } catch (error) {
    const told = error instanceof DeskRefusal ? { status: error.status, body: { error: error.message } } : desk.told(error);
    if (!told) throw error;
    return { ...told, state };
  }
}

/** What is the same on every desk. */
function common<S extends Common>(switchNames: readonly string[], state: S, method: string, [name = '', table = '']: readonly string[], given: Given): ControlAnswer<S> | null {
  const answer = (value: unknown, after = state, status = 200): ControlAnswer<S> => ({ status, body: value, state: after });
  switch (`${method} ${name}`) {
    case 'GET state':
      return answer(state);
    case 'GET calls':
      return answer(state.calls);
    case 'DELETE calls':
      return answer({ ok: true }, { ...state, calls: NO_CALLS });
    case 'GET settings':
      return answer(state.switches);
    case 'POST settings': {
      const unknown = Object.keys(given).filter((one) => !switchNames.includes(one));
      if (unknown.length > 0) throw new DeskRefusal(400, `${unknown.join(', ')}: no such switch`);
      const switches = { ...state.switches, ...given };
      return answer(switches, { ...state, switches });
    }
    case 'GET faults':
      return answer(state.faults);
    case 'POST faults': {
      const fault = readFault(given);
      if (!fault) throw new DeskRefusal(400, `kind must be one of ${FAULT_KINDS.join(', ')}`);
      return answer(fault, { ...state, faults: [...state.faults, fault] }, 201);
    }
    case 'DELETE faults':
      return answer({ ok: true }, { ...state, faults: [] });
    case 'GET records':
      return Object.hasOwn(state.tables, table) ? answer(state.tables[table]) : null;
    default:
      return null;
  }
}

export type Given = Readonly<Record<string, unknown>>;
export const givenIn = (body: unknown): Given => (typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Given) : {});
