import { Link } from '@remix-run/react';
import type { TaxMode } from '~/domain/settings/settings';
import { useReader } from '../text/reader';
import { Radios, Switch, TextInput } from './fields';
import { ReleaseSection } from './release-section';
import { Section } from './section';
import { SettingsForm, type FormAnswer } from './settings-form';

const switches = ['orders', 'fulfilled', 'unfulfilled', 'archived'] as const;
const paymentSwitches = ['partiallyPaid', 'paidWithoutTransactions', 'pendingManual'] as const;
const kindSwitches = ['testOrders', 'shopifyPos'] as const;
type SwitchName = (typeof switches)[number] | (typeof paymentSwitches)[number] | (typeof kindSwitches)[number];

export interface OrderSettingsView {
  readonly version: number;
  readonly download: Readonly<Record<SwitchName, boolean>> & {
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
  readonly skippedBy: Readonly<Record<string, number>>;
}

/** Which orders go to the POS, and when? */
export function OrderSettingsScreen({ view, answer }: { readonly view: OrderSettingsView; readonly answer: FormAnswer | null }) {
  const { t } = useReader();
  const { download, skippedBy } = view;
  const notice = !download.orders
    ? t('orderSettings.conflict.ordersOff')
    : !download.fulfilled && !download.unfulfilled
      ? t('orderSettings.conflict.fulfilmentOff')
      : null;
  const helpOf = (name: (typeof switches)[number]): string => {
    const skipped = skippedBy[name] ?? 0;
    return [
      t(`orderSettings.download.${name}.help`),
      skipped > 0 ? t('orderSettings.download.skippedBy', { count: skipped }) : '',
    ]
      .filter(Boolean)
      .join(' ');
  };
  return (
    <SettingsForm title={t('orderSettings.title')} version={view.version} answer={answer} notice={notice} below={<LearnMore />}>
      <Section title={t('orderSettings.download.heading')} intro={t('orderSettings.download.intro')}>
        {switches.map((name) => (
          <Switch
            key={name}
            name={name}
            label={t(`orderSettings.download.${name}.label`)}
            help={helpOf(name)}
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
            help={t(`orderSettings.payment.${name}.help`)}
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
            help={t(`orderSettings.kinds.${name}.help`)}
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
      <ReleaseSection candidates={view.candidates} />
    </SettingsForm>
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
