import { Checkbox, ChoiceList, Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { useFault } from './faults';
import { FieldFrame } from './field-frame';

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
}

/** Polaris fields with their own state: the form posts what stands in them, and is filled anew by a new key. */
export function TextInput({
  name,
  label,
  help,
  value,
  type = 'text',
  autoComplete = 'off',
  suffix,
}: FieldProps & {
  readonly value: string;
  readonly type?: 'text' | 'password' | 'date';
  readonly autoComplete?: string;
  readonly suffix?: string;
}) {
  const [text, setText] = useState(value);
  const fault = useFault(name);
  return (
    <FieldFrame name={name}>
      <TextField
        id={name}
        name={name}
        label={label}
        helpText={help}
        value={text}
        onChange={setText}
        type={type}
        autoComplete={autoComplete}
        error={fault}
        suffix={suffix}
      />
    </FieldFrame>
  );
}

/** `post` is what the form sends while it is on. It is always named: React would write an empty value, which reads as off. */
export function Switch({
  name,
  label,
  help,
  value,
  post = 'on',
}: FieldProps & { readonly value: boolean; readonly post?: string }) {
  const [checked, setChecked] = useState(value);
  return (
    <FieldFrame name={name}>
      <Checkbox
        id={name}
        name={name}
        label={label}
        helpText={help}
        checked={checked}
        onChange={setChecked}
        value={post}
        error={useFault(name)}
      />
    </FieldFrame>
  );
}

export interface OptionView {
  readonly value: string;
  readonly name: string;
  readonly inactive: boolean;
}

/** `options` null: the POS did not list them; the chosen value is kept as it is. */
export function Choice({
  name,
  label,
  help,
  value,
  options,
  none,
  inactive,
}: FieldProps & {
  readonly value: string | null;
  readonly options: readonly OptionView[] | null;
  readonly none: string;
  /** What an inactive entry is called, where there is a better word. */
  readonly inactive?: (name: string) => string;
}) {
  const { t } = useReader();
  const [chosen, setChosen] = useState(value ?? '');
  const fault = useFault(name);
  if (!options)
    return (
      <>
        <input type="hidden" name={name} value={value ?? ''} />
        <Select id={name} label={label} helpText={t('settings.form.unread')} options={[value ?? none]} disabled />
      </>
    );
  const listed = options.map((one) => ({
    value: one.value,
    label: one.inactive ? (inactive?.(one.name) ?? t('settings.form.inactive', { name: one.name })) : one.name,
  }));
  return (
    <FieldFrame name={name}>
      <Select
        id={name}
        name={name}
        label={label}
        helpText={help}
        value={chosen}
        onChange={setChosen}
        options={[{ value: '', label: none }, ...listed]}
        error={fault}
      />
    </FieldFrame>
  );
}

export function Radios<T extends string>({
  name,
  label,
  value,
  choices,
  onChange,
}: {
  readonly name: string;
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly helpText?: string }[];
  readonly onChange?: (value: T) => void;
}) {
  const [chosen, setChosen] = useState<T>(value);
  const choose = ([first]: string[]) => {
    const found = choices.find((choice) => choice.value === first)?.value;
    if (found === undefined) return;
    setChosen(found);
    onChange?.(found);
  };
  return (
    <FieldFrame name={name}>
      <ChoiceList name={name} title={label} choices={[...choices]} selected={[chosen]} onChange={choose} error={useFault(name)} />
    </FieldFrame>
  );
}
