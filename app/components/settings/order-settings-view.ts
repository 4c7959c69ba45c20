import type { TaxMode } from '~/domain/settings/settings';
import type { DownloadSwitch, SettingsPreview } from '~/domain/settings/what-if';

export interface OrderSettingsView {
  readonly version: number;
  readonly download: Readonly<Record<DownloadSwitch, boolean>> & {
    readonly startDate: string;
    readonly moment: 'placed' | 'paid';
    readonly allowTags: string;
    readonly ignoreTags: string;
  };
  readonly numberPrefix: string;
  readonly autoInvoice: boolean;
  readonly mayStayOpen: boolean;
  readonly taxes: TaxMode;
  /** Those that the POS knows; one is no choice. */
  readonly taxModes: readonly TaxMode[];
  readonly candidates: number;
}

/** What the unsaved form would do, and the fields that it was counted for. */
export interface OrderSettingsPreview {
  readonly effect: SettingsPreview;
  readonly fields: Pick<OrderSettingsView, 'download' | 'numberPrefix' | 'autoInvoice' | 'taxes'>;
}
