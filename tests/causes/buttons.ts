import { OWNER } from '../../sandbox/pos/lightspeed-r/fixtures';
import type { Order } from '~/domain/order/order';
import { runChecks } from '~/pipeline/run-checks';
import { receiveSignIn } from '~/pipeline/sign-in';
import { presentLocationForm, readLocationForm } from '~/presenters/settings/location-form';
import { presentOrderForm, readOrderForm, settingsOfOrderForm } from '~/presenters/settings/order-form';
import { presentPaymentForm, readPaymentForm, settingsOfPaymentForm } from '~/presenters/settings/payment-form';
import { fixByForm } from '~/routes/app.fix/fix-by-form';
import { linkByForm } from '~/routes/app.items/link-by-form';
import { decideByForm } from '~/routes/app.order/decide-by-form';
import { connectByForm } from '~/routes/app.settings/connect-by-form';
import { layLocationsNow } from '~/routes/app.settings/lay-locations';
import { saveForm } from '~/routes/app.settings/save-form';
import type { Place } from './place';

const by = 'user 7';
type Fields = Readonly<Record<string, string | null | undefined>>;

function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) if (value !== null && value !== undefined) form.append(name, value);
  return form;
}

/** Boxes that are ticked are posted, others are not. */
const ticks = (values: Readonly<Record<string, unknown>>): Fields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === 'boolean' ? (value ? 'on' : null) : typeof value === 'string' ? value : null]));

const panels: Readonly<Record<string, string>> = {
  'turn-on': 'switch', 'pick-employee': 'employee', 'create-employee': 'employee', 'map-payment': 'payment', 'create-payment-type': 'payment', 'set-value': 'fields', 'create-products': 'products', 'choose-product': 'products', restore: 'restore',
};

/** What stands on the pages, pressed: each button is looked for where it stands, and does what its route does. */
export function buttonsAt(place: Place) {
  const { deps, till } = place;
  const { id: installationId } = till.installation;
  const who = async () => ({ installation: await place.installation(), by });
  const remedy = async (order: Order, which: 'first' | 'second') => (await place.view(order)).cause?.fix[which] ?? null;

  /** A fix of the panel that stands with this cause. */
  const post = async (panel: { readonly act: { readonly kind: string } | null; readonly guide: unknown } | null, fields: Readonly<Record<string, string>>): Promise<void> => {
    const wanted = fields.fix === 'check' ? panel?.guide : panel?.act?.kind === panels[fields.fix ?? ''];
    if (!wanted) throw new Error(`${fields.fix} is not offered, but ${panel?.act?.kind ?? 'nothing'}`);
    const answer = await till.patient(fixByForm(deps, { installationId, by }, formOf({ confirmed: 'yes', ...fields })));
    if (answer.refusal) throw new Error(answer.refusal);
    await till.work();
  };

  const saved = async (answer: Promise<{ status: number; body: unknown }>): Promise<void> => {
    const { status, body } = await till.patient(answer);
    if (status !== 200) throw new Error(JSON.stringify(body));
    await till.work();
  };

  return {
    /** The first or second button of the verdict, where it acts on the order itself. */
    press: async (order: Order, which: 'first' | 'second'): Promise<void> => {
      const fix = await remedy(order, which);
      const { intents } = await place.view(order);
      if (fix?.kind !== 'act') throw new Error(`the ${which} button is ${JSON.stringify(fix)}`);
      if (!intents.includes(fix.intent)) throw new Error(`${fix.intent} is not offered, but ${intents.join(', ') || 'nothing'}`);
      const answer = await decideByForm(deps, (await till.row(order)).key, formOf({ intent: fix.intent, note: 'entered by hand' }), by);
      if (answer.refusal) throw new Error(answer.refusal);
      await till.work();
    },
    /** A decision from the order's own card. */
    decide: async (order: Order, intent: 'leave-out' | 'handle'): Promise<void> => {
      const { intents } = await place.view(order);
      if (!intents.includes(intent)) throw new Error(`${intent} is not offered, but ${intents.join(', ')}`);
      await decideByForm(deps, (await till.row(order)).key, formOf({ intent, note: 'entered by hand' }), by);
      await till.work();
    },
    /** The first or second button, where it leads to a page. */
    follow: async (order: Order, which: 'first' | 'second', to: string): Promise<void> => {
      const fix = await remedy(order, which);
      const told = fix?.kind === 'link' ? fix.to : (fix?.kind ?? 'nowhere');
      if (told !== to) throw new Error(`the ${which} button leads to ${told}`);
    },
    fix: async (order: Order, fields: Readonly<Record<string, string>>): Promise<void> => post((await place.view(order)).cause?.panel ?? null, fields),
    /** The same on the page of checks. */
    fixRow: async (code: string, fields: Readonly<Record<string, string>>): Promise<void> => {
      const row = (await place.checks()).groups.flatMap(({ rows }) => rows).find((one) => one.result === 'failed' && one.cause?.code === code);
      await post(row?.panel ?? null, fields);
    },
    /** "Check again" on the page of checks. */
    checkAgain: async (): Promise<void> => {
      await till.patient(runChecks(deps, installationId, 'person'));
      await till.work();
    },
    link: async (sku: string, item: { readonly number: string } | { readonly id: string }): Promise<void> => {
      const answer = await till.patient(linkByForm(deps, installationId, formOf({ sku, id: 'other', ...item }), by));
      if (answer.refusal) throw new Error(answer.refusal);
      await till.work();
    },
    saveOrders: async (values: Readonly<Record<string, unknown>>): Promise<void> => {
      const { version, download, numberPrefix, autoInvoice, taxModes, taxes } = await presentOrderForm(till.stores, await place.installation(), await till.stores.installations.settings(installationId), deps.pos);
      const form = formOf({ ...ticks({ ...download, numberPrefix, autoInvoice, ...(taxModes.length > 1 ? { taxes } : {}), release: 'these-too', ...values }), version: String(version) });
      await saved(saveForm(deps, { installationId, by }, readOrderForm(form), (value, before) => settingsOfOrderForm(value, before, 'UTC') ?? { faults: { startDate: ['date'] } }));
    },
    saveLocations: async (values: Fields): Promise<void> => {
      const { installation } = await who();
      const { version, stationId, sourceLocationId, defaultLocationId, employeeId } = await presentLocationForm(till.stores, installation, await till.stores.installations.settings(installationId), deps.pos, null);
      const form = formOf({ version: String(version), release: 'from-now', stationId, sourceLocationId, defaultLocationId, employeeId, ...values });
      await saved(saveForm(deps, { installationId, by }, readLocationForm(form), (value, before) => layLocationsNow(deps, installation, value, before)));
    },
    savePayments: async (values: Fields): Promise<void> => {
      const { version, defaultTypeId, tolerance } = await presentPaymentForm(till.stores, await place.installation(), await till.stores.installations.settings(installationId));
      await saved(saveForm(deps, { installationId, by }, readPaymentForm(formOf({ version: String(version), release: 'from-now', defaultTypeId, tolerance, ...values })), settingsOfPaymentForm));
    },
    /** By the connection page: with what is typed, or through the POS's own page, as this employee. */
    reconnect: async (start: 'keep' | 'date' = 'keep', employee: number = OWNER): Promise<void> => {
      const send = async (fields: Fields) => till.patient(connectByForm(deps, await who(), formOf({ kind: place.kind, currency: 'USD', start, startDate: '2026-09-01', ...fields })));
      const access = place.kind === 'heartland' ? { 'credential.subdomain': 'demo', 'credential.token': 'sandbox-token-demo' } : { signIn: await signIn((await send({ intent: 'sign-in' })).body.page ?? '', employee) };
      const answer = await send({ intent: 'connect', ...access });
      if (answer.body.done !== 'connected') throw new Error(JSON.stringify(answer.body));
      await till.work();
    },
  };

  /** Through Lightspeed's own page of consent and back. */
  async function signIn(address: string, employee: number): Promise<string> {
    const page = new URL(address);
    const body = new URLSearchParams([...page.searchParams, ['employee', String(employee)], ['decision', 'approve']]);
    const { headers } = place.browse({ method: 'POST', path: page.pathname, query: '', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: String(body), base: page.origin, inFlight: 0 });
    const back = await till.patient(receiveSignIn(deps, place.kind, Object.fromEntries(new URL(headers?.location ?? page.href).searchParams)));
    if (back.kind !== 'granted') throw new Error(back.kind);
    return back.id;
  }
}
