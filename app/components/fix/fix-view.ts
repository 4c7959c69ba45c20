import type { CustomFieldGroup } from '~/domain/checks/pos-facts';
import type { RequiredProduct } from '~/domain/translation/document';
import type { OptionView } from '../settings/fields';

export interface FieldView {
  readonly group: CustomFieldGroup;
  readonly key: string;
  readonly name: string;
  /** Allowed values, where it is a list. */
  readonly values: readonly string[] | null;
  /** It takes each value once, so no default value can stand in it. */
  readonly unique: boolean;
  /** A default value that its list no longer has. */
  readonly refused: string | null;
}

export interface NamedProduct {
  readonly product: RequiredProduct;
  readonly name: string;
}

export interface RepairView {
  readonly underWay: boolean;
  readonly made: number;
  readonly of: number;
  readonly loose: readonly string[];
  readonly refusals: readonly { readonly name: string; readonly message: string }[];
}

export interface ProductsAct {
  readonly kind: 'products';
  readonly missing: readonly NamedProduct[];
  readonly replaceable: readonly NamedProduct[];
  readonly obstacles: readonly FieldView[];
  readonly mayCreate: boolean;
  readonly mayLoosen: boolean;
  readonly repair: RepairView | null;
}

export type FixAct =
  | { readonly kind: 'switch'; readonly setting: string; readonly candidates: number }
  | { readonly kind: 'employee'; readonly people: readonly OptionView[] | null; readonly mayCreate: boolean }
  | { readonly kind: 'payment'; readonly gateway: string | null; readonly types: readonly OptionView[] | null; readonly mayCreate: boolean }
  | { readonly kind: 'fields'; readonly fields: readonly FieldView[] }
  | ProductsAct
  | { readonly kind: 'restore'; readonly fields: readonly string[] };

export interface GuideView {
  readonly task: string;
  /** The POS's own steps; null where general ones have to do. */
  readonly steps: Readonly<Record<'en' | 'fr', readonly string[]>> | null;
  readonly link: string | null;
  readonly params: Readonly<Record<string, string>>;
}

export interface FixPanelView {
  readonly act: FixAct | null;
  readonly guide: GuideView | null;
}

export interface FixAnswer {
  readonly done: 'fixed' | 'begun' | 'checked' | null;
  readonly refusal: string | null;
  readonly orders: number;
}
