import type { CheckCode, CheckResultKind } from '~/domain/checks/check';
import type { Cause } from '~/domain/verdict/verdict';
import type { FixPanelView } from '../fix/fix-view';

/** One answer of the checklist, as its row needs it. */
export interface CheckRowView {
  readonly code: CheckCode;
  readonly subject: string;
  readonly result: CheckResultKind;
  /** A failing check that stops no order by itself. */
  readonly warns: boolean;
  readonly params: Readonly<Record<string, string>>;
  readonly cause: Cause | null;
  readonly since: number;
  readonly orders: number;
  /** Decimal text in the shop's currency; null where it is not known. */
  readonly amount: string | null;
  /** Orders of the last days that a setting keeps back. */
  readonly keeps: { readonly orders: number; readonly amount: string } | null;
  /** Orders that will meet it in a week, by the last one. */
  readonly expected: number | null;
  /** The page of the problem that it raises. */
  readonly problemTo: string | null;
  readonly fixTo: string | null;
  readonly help: 'steps' | 'contact' | null;
  /** What is done in place; it has its own steps. */
  readonly panel?: FixPanelView | null;
}
