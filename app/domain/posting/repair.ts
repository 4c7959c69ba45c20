import type { RequiredProduct } from '../translation/document';
import type { Instant } from '../time';
import type { PosError } from './pos-error';

/**
 * What a fix does in the POS, step by step: a required switch is loosened, products are created, the switch is put back. Each step is
 * recorded before it is sent, so that whatever happens in between the switch is known to be loose and is put back.
 */
export interface RepairStep {
  readonly key: string;
  readonly kind: 'loosen' | 'create' | 'restore';
  /** The custom field's id, or the required product. */
  readonly subject: string;
  /** The field's or the product's name. */
  readonly name: string;
  /** `not-made`: given up without an answer that names a reason of its own. */
  readonly state: 'planned' | 'sending' | 'done' | 'refused' | 'not-made';
  readonly sentAt: Instant | null;
  readonly externalId: string | null;
  readonly error: PosError | null;
}

export interface Repair {
  readonly id: string;
  readonly installationId: string;
  readonly connectionId: string;
  readonly accountId: string;
  readonly by: string;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly steps: readonly RepairStep[];
}

/** A switch that stays loose longer than this is put back first, whatever is not created yet. */
export const mostLooseMs = 10 * 60_000;

const step = (kind: RepairStep['kind'], subject: string, name: string): RepairStep => ({ key: `${kind}:${subject}`, kind, subject, name, state: 'planned', sentAt: null, externalId: null, error: null });

export const planRepair = (products: readonly { readonly product: RequiredProduct; readonly name: string }[], loosened: readonly { readonly id: string; readonly name: string }[]): readonly RepairStep[] => [
  ...loosened.map((field) => step('loosen', field.id, field.name)),
  ...products.map(({ product, name }) => step('create', product, name)),
  ...loosened.map((field) => step('restore', field.id, field.name)),
];

export type RepairTurn =
  | { readonly kind: 'send'; readonly step: RepairStep }
  /** The POS may or may not have made it: it is looked for once its answer can be believed, and never sent again. */
  | { readonly kind: 'look'; readonly step: RepairStep }
  | { readonly kind: 'give-up'; readonly steps: readonly RepairStep[] }
  | { readonly kind: 'end' };

/** What comes next. The switch is put back before anything is waited for. */
export function nextTurn({ steps, startedAt }: Pick<Repair, 'steps' | 'startedAt'>, now: Instant): RepairTurn {
  const loosens = of(steps, 'loosen');
  const creates = of(steps, 'create');
  const pending = creates.filter((one) => one.state === 'planned');
  const late = loosens.length > 0 && now - startedAt > mostLooseMs;
  const barred = loosens.some((one) => one.state === 'refused' || one.state === 'not-made') || creates.some((one) => one.state === 'sending' || one.state === 'not-made');
  if (pending.length > 0 && (late || barred)) return { kind: 'give-up', steps: pending };
  if (pending.length > 0) {
    const loosen = loosens.find((one) => one.state === 'planned' || one.state === 'sending');
    const next = loosen ?? pending[0];
    if (next) return { kind: 'send', step: next };
  }
  const restore = of(steps, 'restore').find((one) => isOpen(one) && isLoose(loosens.find((loosen) => loosen.subject === one.subject)));
  if (restore) return { kind: 'send', step: restore };
  const doubted = creates.find((one) => one.state === 'sending');
  return doubted ? { kind: 'look', step: doubted } : { kind: 'end' };
}

/** Fields whose switch we have, or may have, loosened and not put back. */
export function stillLoose({ steps }: Pick<Repair, 'steps'>): readonly RepairStep[] {
  return of(steps, 'loosen').filter((loosen) => isLoose(loosen) && steps.some((one) => one.kind === 'restore' && one.subject === loosen.subject && isOpen(one)));
}

export const withStep = (repair: Repair, changed: RepairStep): Repair => ({ ...repair, steps: repair.steps.map((one) => (one.key === changed.key ? changed : one)) });

const of = (steps: readonly RepairStep[], kind: RepairStep['kind']): readonly RepairStep[] => steps.filter((one) => one.kind === kind);
const isOpen = ({ state }: RepairStep): boolean => state !== 'done';
const isLoose = (loosen: RepairStep | undefined): boolean => loosen?.state === 'sending' || loosen?.state === 'done';
