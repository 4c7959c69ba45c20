import { BlockStack, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { FixForm } from './fix-form';
import type { FieldView } from './fix-view';

/** A default value for each field that the POS requires and orders have nothing for. */
export function FieldsFix({ fields }: { readonly fields: readonly FieldView[] }) {
  return (
    <BlockStack gap="400">
      {fields.map((field) => (
        <FieldFix key={`${field.group}.${field.key}`} field={field} />
      ))}
    </BlockStack>
  );
}

function FieldFix({ field }: { readonly field: FieldView }) {
  const { t } = useReader();
  const [value, setValue] = useState('');
  if (field.unique)
    return (
      <Text as="p" tone="subdued">
        {t('fixes.field.unique', { field: field.name })}
      </Text>
    );
  return (
    <FixForm fix="set-value" name={`${field.group}.${field.key}`} label={t('fixes.field.save')} ask={t('fixes.field.ask', { field: field.name, value })} primary disabled={value.trim() === ''} hidden={{ group: field.group, key: field.key }}>
      <FieldInput field={field} name="value" value={value} onChange={setValue} />
    </FixForm>
  );
}

/** Only what the field allows: a list is a list here as well. */
export function FieldInput({ field, name, value, onChange }: { readonly field: FieldView; readonly name: string; readonly value: string; readonly onChange: (value: string) => void }) {
  const { t } = useReader();
  const label = t('fixes.field.label', { field: field.name });
  const error = field.refused === null ? undefined : t('fixes.field.refused', { value: field.refused });
  if (field.values === null) return <TextField label={label} helpText={t('fixes.field.help')} name={name} value={value} onChange={onChange} autoComplete="off" maxLength={255} error={error} />;
  return <Select label={label} helpText={t('fixes.field.help')} name={name} options={[{ value: '', label: t('fixes.pick') }, ...field.values.map((one) => ({ value: one, label: one }))]} value={value} onChange={onChange} error={error} />;
}
