import type { PosError } from '~/domain/posting/pos-error';
import { fail, ok, type Result } from '~/domain/result';
import { fixSettings, refused, type Fixer, type FixKind, type FixOutcome, type Mended } from './apply-fix';
import { askPos } from './ask-pos';
import type { Deps } from './deps';
import { rereadFacts } from './gather-facts';
import { prepareAccount } from './prepare-account';
import { tellPos } from './tell-pos';

/** The POS payment type of one Shopify gateway, or with null of every gateway that has none of its own. */
export async function mapPayment(deps: Deps, fixer: Fixer, gateway: string | null, typeId: string, fix: FixKind = 'payment'): Promise<FixOutcome> {
  const { installationId } = fixer;
  const connection = await deps.stores.connections.current(installationId);
  const answer = await askPos(deps, installationId, async (pos) => {
    const { paymentTypes } = await rereadFacts(deps, connection?.account.id ?? '', pos, ['paymentTypes']);
    return paymentTypes.kind === 'known' ? ok(paymentTypes.value.find((one) => one.id === typeId) ?? null) : fail(paymentTypes.error);
  });
  if (!answer.ok) return refused(answer.error);
  const type = answer.value.value;
  if (!type) return refused('gone');
  if (!type.active) return refused('archived');
  if (type.acceptedOnOrders === false) return refused('not-allowed');
  return fixSettings(deps, fixer, {
    fix, what: type.name, mends: await paymentProblems(deps, installationId, gateway),
    turn: (settings) => ({ ...settings, payments: gateway === null ? { ...settings.payments, defaultTypeId: typeId } : { ...settings.payments, gateways: { ...settings.payments.gateways, [gateway]: typeId } } }),
  });
}

type Made = { readonly typeId: string } | 'cannot' | 'under-way';

/** The payment type that connecting made, once more: it may have been archived or deleted since. */
export async function createPaymentType(deps: Deps, fixer: Fixer, gateway: string | null): Promise<FixOutcome> {
  const connection = await deps.stores.connections.current(fixer.installationId);
  const made = await tellPos(deps, fixer.installationId, async (pos): Promise<Result<Made, PosError>> => {
    if (!pos.manifest.fixes?.includes('create-payment-type')) return ok('cannot');
    const prepared = await prepareAccount(deps, pos, connection?.account.account ?? '');
    if (prepared === 'under-way') return ok(prepared);
    return prepared.ok ? ok(prepared.value.paymentTypeId === null ? 'cannot' : { typeId: prepared.value.paymentTypeId }) : prepared;
  });
  if (!made.ok) return refused(made.error);
  const { value } = made.value;
  return typeof value === 'string' ? refused(value) : mapPayment(deps, fixer, gateway, value.typeId, 'payment-made');
}

async function paymentProblems(deps: Deps, installationId: string, gateway: string | null): Promise<readonly Mended[]> {
  const open = await deps.stores.problems.open(installationId);
  return open.flatMap(({ cause: { code, params }, subject }) =>
    (code === 'E-PAY-UNMAPPED' || code === 'E-PAY-REFUSED') && (gateway === null || !params.gateway || params.gateway === gateway) ? [{ code, subject }] : []);
}
