import { Text } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { Radios, Switch, TextInput } from './fields';

interface ConnectTermsProps {
  readonly currency: string | null;
  readonly asksCurrency: boolean;
  readonly startDate: number | null;
  /** A connection stands already: its currency was confirmed then. */
  readonly known: boolean;
}

/** Currency and start date. *From now* is proposed the first time; a reconnection keeps what was chosen. */
export function ConnectTerms({ currency, asksCurrency, startDate, known }: ConnectTermsProps) {
  const { t, day } = useReader();
  const first = startDate === null ? 'now' : 'keep';
  const [start, setStart] = useState<'now' | 'date' | 'keep'>(first);
  const choice = (value: 'now' | 'date' | 'keep') => ({
    value,
    label: t(`connection.form.startChoice.${value}`, { start: startDate === null ? '' : day(startDate) }),
    helpText: t(`connection.form.startHelp.${value}`),
  });
  return (
    <>
      {currency === null ? (
        <Text as="p" tone="critical">
          {t('connection.form.currencyUnknown')}
        </Text>
      ) : asksCurrency ? (
        <Switch
          name="currency"
          post={currency}
          label={t('connection.form.currency', { currency })}
          help={t('connection.form.currencyHelp')}
          value={known}
        />
      ) : null}
      <Radios
        name="start"
        label={t('connection.form.start')}
        value={first}
        onChange={setStart}
        choices={[...(startDate === null ? [] : [choice('keep')]), choice('now'), choice('date')]}
      />
      {start === 'date' ? (
        <TextInput
          name="startDate"
          type="date"
          label={t('connection.form.startDate')}
          help={t('connection.form.startDateHelp')}
          value=""
        />
      ) : null}
    </>
  );
}
