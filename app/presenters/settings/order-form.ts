import { z } from 'zod';
import type { DownloadSettings, Settings, SettingsVersion } from '~/domain/settings/settings';
import type { Installation } from '~/ports/installation-store';
import { dayIn, startOfDay, zoneOr } from '../calendar';
import { countOf } from '../order-views';
import type { ReadStores } from '../read-stores';
import { manifestOf, type PosKinds } from './pos-manifest';
import { checkbox, readForm, release, text, version } from './form-reading';

const schema = z.object({
  version,
  release,
  orders: checkbox,
  fulfilled: checkbox,
  unfulfilled: checkbox,
  archived: checkbox,
  startDate: text,
  moment: z.enum(['placed', 'paid']),
  partiallyPaid: checkbox,
  paidWithoutTransactions: checkbox,
  pendingManual: checkbox,
  testOrders: checkbox,
  shopifyPos: checkbox,
  allowTags: text,
  ignoreTags: text,
  numberPrefix: text,
  autoInvoice: checkbox,
  /** Absent where the POS offers no choice. */
  taxes: z.enum(['posted', 'computed']).optional(),
});

export const readOrderForm = (form: FormData) => readForm(form, schema);

/** The form's values over the settings they were filled from. Null = the start date is no day. */
export function settingsOfOrderForm(value: z.output<typeof schema>, before: Settings, zone: string): Settings | null {
  const {
    orders,
    fulfilled,
    unfulfilled,
    archived,
    moment,
    partiallyPaid,
    paidWithoutTransactions,
    pendingManual,
    testOrders,
    shopifyPos,
  } = value;
  const startDate = startDateOf(value.startDate, before.download, zone);
  if (startDate === undefined) return null;
  return {
    ...before,
    download: {
      orders,
      fulfilled,
      unfulfilled,
      archived,
      startDate,
      moment,
      partiallyPaid,
      paidWithoutTransactions,
      pendingManual,
      testOrders,
      shopifyPos,
      allowTags: tagsOf(value.allowTags),
      ignoreTags: tagsOf(value.ignoreTags),
    },
    pos: { ...before.pos, numberPrefix: value.numberPrefix, autoInvoice: value.autoInvoice, taxes: value.taxes ?? before.pos.taxes },
  };
}

/** A day that was not changed keeps the exact moment behind it ("from now" is not midnight). */
function startDateOf(day: string, before: DownloadSettings, zone: string): number | null | undefined {
  if (day === '') return before.startDate === null ? null : undefined;
  if (before.startDate !== null && dayIn(before.startDate, zone) === day) return before.startDate;
  return startOfDay(day, zone) ?? undefined;
}

const tagsOf = (list: string): string[] => [
  ...new Set(
    list
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
  ),
];

export async function presentOrderForm(
  stores: ReadStores,
  installation: Installation,
  { version: current, settings }: SettingsVersion,
  kinds: PosKinds,
) {
  const manifest = await manifestOf(stores, installation, kinds);
  const counts = await stores.orders.counts(installation.id);
  return {
    version: current,
    ...fieldsOf(settings, zoneOr(installation.timeZone)),
    /** Whether the POS lets an order stand open at all. */
    mayStayOpen: manifest?.mayStayOpen ?? true,
    taxModes: manifest?.taxes ?? [],
    candidates: countOf(counts, ['skipped', 'waiting']),
  };
}

/** What stands in the form's fields for these settings. */
export const fieldsOf = ({ download, pos }: Settings, zone: string) => ({
  download: {
    ...download,
    startDate: download.startDate === null ? '' : dayIn(download.startDate, zone),
    allowTags: download.allowTags.join(', '),
    ignoreTags: download.ignoreTags.join(', '),
  },
  numberPrefix: pos.numberPrefix,
  autoInvoice: pos.autoInvoice,
  taxes: pos.taxes,
});
