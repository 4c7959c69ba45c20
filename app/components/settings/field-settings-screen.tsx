import { Text } from '@shopify/polaris';
import type { CustomFieldGroup } from '~/domain/checks/pos-facts';
import { useReader } from '../text/reader';
import { Choice, TextInput } from './fields';
import { Section } from './section';
import { SettingsForm, type FormAnswer } from './settings-form';

export interface FieldSettingsView {
  readonly version: number;
  readonly connected: boolean;
  readonly listed: boolean;
  readonly groups: readonly {
    readonly group: CustomFieldGroup;
    readonly fields: readonly {
      readonly key: string;
      readonly name: string;
      readonly values: readonly string[] | null;
      readonly unique: boolean;
      readonly required: boolean;
      readonly value: string;
      /** False: the value is no longer in the field's list. */
      readonly allowed: boolean;
    }[];
  }[];
}

/** What stands in the fields that the POS requires and online orders have nothing for? */
export function FieldSettingsScreen({ view, answer }: { readonly view: FieldSettingsView; readonly answer: FormAnswer | null }) {
  const { t } = useReader();
  let index = -1;
  return (
    <SettingsForm title={t('fieldSettings.title')} version={view.version} answer={answer} notice={view.connected ? null : t('settings.form.notConnected')}>
      {view.groups.length === 0 ? (
        <Section title={t('fieldSettings.heading')} intro={t('fieldSettings.intro')}>
          <Text as="p" tone="subdued">
            {view.listed ? t('fieldSettings.none') : t('settings.form.unread')}
          </Text>
        </Section>
      ) : null}
      {view.groups.map(({ group, fields }, order) => (
        <Section key={group} title={t(`fieldSettings.group.${group}`)} {...(order === 0 ? { intro: t('fieldSettings.intro') } : {})}>
          {fields.map((field) => {
            if (field.unique)
              return (
                <Text key={field.key} as="p" tone="subdued">
                  {t('fixes.field.unique', { field: field.name })}
                </Text>
              );
            index += 1;
            return <FieldDefault key={field.key} group={group} field={field} index={index} />;
          })}
        </Section>
      ))}
    </SettingsForm>
  );
}

function FieldDefault({ group, field, index }: { readonly group: CustomFieldGroup; readonly field: FieldSettingsView['groups'][number]['fields'][number]; readonly index: number }) {
  const { t } = useReader();
  const help = t(field.required ? 'fieldSettings.required' : 'fieldSettings.optional');
  const options = field.values?.map((one) => ({ value: one, name: one, inactive: false }));
  return (
    <div>
      <input type="hidden" name={`fields[${index}].group`} value={group} />
      <input type="hidden" name={`fields[${index}].key`} value={field.key} />
      {options ? (
        <Choice name={`fields[${index}].value`} label={field.name} help={help} value={field.value} options={field.allowed ? options : [...options, { value: field.value, name: field.value, inactive: true }]} none={t('fieldSettings.empty')} inactive={(name) => t('fieldSettings.gone', { name })} />
      ) : (
        <TextInput name={`fields[${index}].value`} label={field.name} help={help} value={field.value} />
      )}
    </div>
  );
}
