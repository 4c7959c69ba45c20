import type { Cause, Status } from '~/domain/verdict/verdict';

/** Something of the order stands in the POS, so "why it isn't there" would be untrue. */
export const there: readonly Status[] = ['in_pos', 'partly', 'pending_pos', 'handled'];

/** Causes that hold for many orders do not name one; on its own page an order is named all the same. */
export const withOrder = <T extends Cause>(cause: T, name: string): T => ({ ...cause, params: { order: name, ...cause.params } });
