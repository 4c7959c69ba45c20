import type { Instant } from '../time';

/** What a person said about one order. `none` is the absence of a row's decision. */
export type DecisionKind = 'none' | 'included' | 'left-out' | 'handled';

export interface Decision {
  readonly kind: DecisionKind;
  readonly by: string | null;
  readonly at: Instant | null;
  readonly settingsVersion: number | null;
  readonly note: string | null;
}

export const noDecision: Decision = { kind: 'none', by: null, at: null, settingsVersion: null, note: null };
