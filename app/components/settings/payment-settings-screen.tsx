import { Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { Choice, TextInput, type OptionView } from './fields';
import { Section } from './section';
import { SettingsForm, type FormAnswer } from './settings-form';

export interface PaymentSettingsView {
  readonly version: number;
  readonly connected: boolean;
  readonly currency: string;
  readonly types: readonly OptionView[] | null;
  readonly defaultTypeId: string | null;
  readonly tolerance: string;
  readonly gateways: readonly { readonly gateway: string; readonly typeId: string | null }[];
}

/** Which POS payment type receives each Shopify payment? */
export function PaymentSettingsScreen({
  view,
  answer,
}: {
  readonly view: PaymentSettingsView;
  readonly answer: FormAnswer | null;
}) {
  const { t, gateway: nameOf } = useReader();
  return (
    <SettingsForm
      title={t('posSettings.payments.title')}
      version={view.version}
      answer={answer}
      notice={view.connected ? null : t('settings.form.notConnected')}
    >
      <Section title={t('posSettings.payments.defaults.heading')}>
        <Choice
          name="defaultTypeId"
          label={t('posSettings.payments.defaults.label')}
          help={t('posSettings.payments.defaults.help')}
          value={view.defaultTypeId}
          options={view.types}
          none={t('settings.form.unchosen')}
        />
      </Section>
      <Section title={t('posSettings.payments.gateways.heading')} intro={t('posSettings.payments.gateways.intro')}>
        {view.gateways.length === 0 ? (
          <Text as="p" tone="subdued">
            {t('posSettings.payments.gateways.none')}
          </Text>
        ) : null}
        {view.gateways.map(({ gateway, typeId }, index) => (
          <div key={gateway}>
            <input type="hidden" name={`gateways[${index}].gateway`} value={gateway} />
            <Choice
              name={`gateways[${index}].typeId`}
              label={t('posSettings.payments.gateways.label', { gateway: nameOf(gateway) })}
              value={typeId}
              options={view.types}
              none={t('settings.form.notMapped')}
            />
          </div>
        ))}
      </Section>
      <Section title={t('posSettings.payments.tolerance.heading')}>
        <TextInput
          name="tolerance"
          label={t('posSettings.payments.tolerance.label', { currency: view.currency })}
          help={t('posSettings.payments.tolerance.help')}
          value={view.tolerance}
        />
      </Section>
    </SettingsForm>
  );
}
