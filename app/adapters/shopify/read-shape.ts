import type { ZodType } from 'zod';
import { fail, ok, type Result } from '~/domain/result';
import type { ShopifyError } from '~/ports/order-source';

/** Names the first field that is not as it must be. */
export function read<T>(shape: ZodType<T>, value: unknown): Result<T, ShopifyError> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  return fail({ kind: 'unreadable', field: issue?.path.join('.') ?? '', detail: issue?.message ?? '' });
}
