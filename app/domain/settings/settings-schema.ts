import { z } from 'zod';
import { customFieldGroups } from '../checks/pos-facts';
import { fail, ok, type Result } from '../result';
import { defaultSettings, type Settings } from './settings';

export interface SettingsFault {
  /** Dotted, for example "download.startDate". */
  readonly path: string;
  readonly code: string;
  readonly expected: string;
}

const tags = z.array(z.string().trim().min(1, 'a tag').max(255, 'at most 255 characters')).max(250, 'at most 250 tags');
const posId = z.string().min(1, 'an id of the POS').max(64, 'an id of the POS').nullable();
const switchOf = (fallback: boolean) => z.boolean('on or off').default(fallback);
const { download, pos, payments, items, customers } = defaultSettings;

/** Missing parts take their defaults, so that settings saved by an older version stay readable. */
const schema = z.object({
  download: z.object({
    orders: switchOf(download.orders), fulfilled: switchOf(download.fulfilled), unfulfilled: switchOf(download.unfulfilled), archived: switchOf(download.archived),
    startDate: z.int('a moment in milliseconds').nullable().default(download.startDate),
    moment: z.enum(['placed', 'paid'], '"placed" or "paid"').default(download.moment),
    partiallyPaid: switchOf(download.partiallyPaid), paidWithoutTransactions: switchOf(download.paidWithoutTransactions),
    pendingManual: switchOf(download.pendingManual), testOrders: switchOf(download.testOrders), shopifyPos: switchOf(download.shopifyPos),
    allowTags: tags.default([]), ignoreTags: tags.default([]),
  }).prefault({}),
  pos: z.object({
    numberPrefix: z.string().regex(/^[A-Za-z0-9-]{0,12}$/, 'at most 12 letters, digits and hyphens').default(pos.numberPrefix),
    stationId: posId.default(pos.stationId), sourceLocationId: posId.default(pos.sourceLocationId), defaultLocationId: posId.default(pos.defaultLocationId),
    locations: z.record(z.string(), z.string().min(1)).default({}), employeeId: posId.default(pos.employeeId), autoInvoice: switchOf(pos.autoInvoice),
    taxes: z.enum(['posted', 'computed'], '"posted" or "computed"').default(pos.taxes),
  }).prefault({}),
  payments: z.object({
    defaultTypeId: posId.default(payments.defaultTypeId),
    gateways: z.record(z.string(), z.string().min(1)).default({}),
    tolerance: z.string().regex(/^\d{1,9}(\.\d{1,3})?$/, 'an amount such as 0 or 0.05').default(payments.tolerance),
  }).prefault({}),
  items: z.object({
    unmatched: z.enum(['block', 'no-product'], '"block" or "no-product"').default(items.unmatched),
    matchFields: z.array(z.string().min(1, 'a custom field of the POS').max(100, 'a custom field of the POS')).max(10, 'at most 10 fields').default([]),
  }).prefault({}),
  customers: z.object({
    matchBy: z.array(z.enum(['email', 'phone'], '"email" or "phone"')).max(2, 'each at most once').refine((list) => new Set(list).size === list.length, 'each at most once').default([...customers.matchBy]),
    defaultId: posId.default(customers.defaultId), defaultNumber: posId.default(customers.defaultNumber),
  }).prefault({}),
  fieldDefaults: z.partialRecord(z.enum(customFieldGroups), z.record(z.string().min(1).max(100), z.string().trim().min(1, 'a value').max(255, 'at most 255 characters'))).default({}),
});

/** Untrusted settings → settings, or every fault with its path and what was expected there. */
export function parseSettings(json: unknown): Result<Settings, readonly SettingsFault[]> {
  const parsed = schema.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  return fail(parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), code: issue.code, expected: issue.message })));
}
