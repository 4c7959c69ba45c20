import type { CustomerRecord } from '~/domain/checks/pos-facts';
import type { PosError } from '~/domain/posting/pos-error';
import { ok, type Result } from '~/domain/result';
import type { HeartlandApi } from './api';
import { flag, idOf, text } from './wire';

/** Compared here once more: a filter that the account does not know may be ignored, and would make any customer fit. */
export async function findCustomers(api: HeartlandApi, number: string): Promise<Result<readonly CustomerRecord[], PosError>> {
  const rows = await api.list('customers', { public_id: number });
  return rows.ok ? ok(rows.value.filter((row) => text(row, 'public_id') === number).map((row) => ({ id: idOf(row), active: flag(row, 'active', true) }))) : rows;
}
