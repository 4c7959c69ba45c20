import { Link } from '@remix-run/react';
import type { DownloadSwitch } from '~/domain/settings/what-if';
import { useReader } from '../text/reader';
import { Radios, Switch, TextInput } from './fields';
import type { OrderSettingsPreview, OrderSettingsView } from './order-settings-view';
import { Section } from './section';
import { SettingsForm, type FormAnswer } from './settings-form';
import { usePreview } from './use-preview';
import { useImpact, WhatIfSection } from './what-if-section';

const switches = ['orders', 'fulfilled', 'unfulfilled', 'archived'] as const;
const paymentSwitches = ['partiallyPaid', 'paidWithoutTransactions', 'pendingManual'] as const;
const kindSwitches = ['testOrders', 'shopifyPos'] as const;

/** `tried`: the form was posted to see what it would do (without JavaScript). */
type Answer = FormAnswer & { readonly tried?: OrderSettingsPreview | null };

/** Which orders go to the POS, and when? */
export function OrderSettingsScreen({ view, answer }: { readonly view: OrderSettingsView; readonly answer: Answer | null }) {
  const { t } = useReader();
  const { download } = view;
  const notice = !download.orders
    ? t('orderSettings.conflict.ordersOff')
    : !download.fulfilled && !download.unfulfilled
      ? t('orderSettings.conflict.fulfilmentOff')
      : null;
  return (
    <SettingsForm title={t('orderSettings.title')} version={view.version} answer={answer} notice={notice} below={<LearnMore />}>
      <OrderFields view={answer?.tried ? { ...view, ...answer.tried.fields } : view} saved={download} posted={answer?.tried} />
    </SettingsForm>
  );
}

/** Inside the form, so that Discard and a new version fill it anew and count anew. */
function OrderFields({
  view,
  saved,
  posted,
}: {
  readonly view: OrderSettingsView;
  readonly saved: OrderSettingsView['download'];
  readonly posted: OrderSettingsPreview | null | undefined;
}) {
  const { t } = useReader();
  const { download } = view;
  const { inForm, preview = posted } = usePreview();
  const impact = useImpact(preview, saved);
  const helpOf = (name: DownloadSwitch, help: string): string => [help, impact(name)].filter(Boolean).join(' ');
  return (
    <>
      <Section title={t('orderSettings.download.heading')} intro={t('orderSettings.download.intro')}>
        {switches.map((name) => (
          <Switch
            key={name}
            name={name}
            label={t(`orderSettings.download.${name}.label`)}
            help={helpOf(name, t(`orderSettings.download.${name}.help`))}
            value={download[name]}
          />
        ))}
        <TextInput
          name="startDate"
          type="date"
          label={t('orderSettings.download.startDate.label')}
          help={t('orderSettings.download.startDate.help')}
          value={download.startDate}
        />
      </Section>
      <Section title={t('orderSettings.payment.heading')}>
        <Radios
          name="moment"
          label={t('orderSettings.payment.moment.label')}
          value={download.moment}
          choices={[
            { value: 'paid', label: t('orderSettings.payment.moment.paid') },
            { value: 'placed', label: t('orderSettings.payment.moment.placed') },
          ]}
        />
        {paymentSwitches.map((name) => (
          <Switch
            key={name}
            name={name}
            label={t(`orderSettings.payment.${name}.label`)}
            help={helpOf(name, t(`orderSettings.payment.${name}.help`))}
            value={download[name]}
          />
        ))}
      </Section>
      <Section title={t('orderSettings.kinds.heading')}>
        {kindSwitches.map((name) => (
          <Switch
            key={name}
            name={name}
            label={t(`orderSettings.kinds.${name}.label`)}
            help={helpOf(name, t(`orderSettings.kinds.${name}.help`))}
            value={download[name]}
          />
        ))}
        <TextInput
          name="allowTags"
          label={t('orderSettings.kinds.allowTags.label')}
          help={t('orderSettings.kinds.allowTags.help')}
          value={download.allowTags}
        />
        <TextInput
          name="ignoreTags"
          label={t('orderSettings.kinds.ignoreTags.label')}
          help={t('orderSettings.kinds.ignoreTags.help')}
          value={download.ignoreTags}
        />
      </Section>
      <Section title={t('orderSettings.pos.heading')}>
        <TextInput
          name="numberPrefix"
          label={t('orderSettings.pos.numberPrefix.label')}
          help={t('orderSettings.pos.numberPrefix.help', { example: `${view.numberPrefix}1042` })}
          value={view.numberPrefix}
        />
        {view.mayStayOpen ? (
          <Switch
            name="autoInvoice"
            label={t('orderSettings.pos.autoInvoice.label')}
            help={t('orderSettings.pos.autoInvoice.help')}
            value={view.autoInvoice}
          />
        ) : (
          <input type="hidden" name="autoInvoice" value={view.autoInvoice ? 'on' : ''} />
        )}
        {view.taxModes.length > 1 ? (
          <Radios
            name="taxes"
            label={t('orderSettings.pos.taxes.label')}
            value={view.taxes}
            choices={view.taxModes.map((mode) => ({
              value: mode,
              label: t(`orderSettings.pos.taxes.${mode}.label`),
              helpText: t(`orderSettings.pos.taxes.${mode}.help`),
            }))}
          />
        ) : null}
      </Section>
      <WhatIfSection preview={preview} candidates={view.candidates} inForm={inForm} />
    </>
  );
}

/** The page's one way to read on. */
function LearnMore() {
  const { t } = useReader();
  return (
    <Link className="tb-link" to="/app/help/orders">
      {t('orderSettings.help.link')}
    </Link>
  );
}
