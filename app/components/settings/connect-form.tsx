import { Form, useNavigation } from '@remix-run/react';
import { BlockStack, Button, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { Radios, Switch, TextInput } from './fields';

export interface PosChoiceView {
  readonly kind: string;
  readonly name: string;
  readonly tellsCurrency: boolean;
  readonly credentials: readonly { readonly name: string; readonly secret: boolean }[];
}

interface ConnectFormProps {
  readonly pos: PosChoiceView;
  readonly currency: string | null;
  readonly startDate: number | null;
  /** The account that is connected now: proposed again where one open field names it. */
  readonly account: string | null;
}

/** The POS's manifest says what to ask for. The start date is asked with *from now* proposed; a reconnection keeps it. */
export function ConnectForm({ pos, currency, startDate, account }: ConnectFormProps) {
  const { t, tOr, day } = useReader();
  const open = pos.credentials.filter((field) => !field.secret);
  const first = startDate === null ? 'now' : 'keep';
  const [start, setStart] = useState<'now' | 'date' | 'keep'>(first);
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'connect';
  const choice = (value: 'now' | 'date' | 'keep') => ({
    value,
    label: t(`connection.form.startChoice.${value}`, { start: startDate === null ? '' : day(startDate) }),
    helpText: t(`connection.form.startHelp.${value}`),
  });
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="connect" />
      <input type="hidden" name="kind" value={pos.kind} />
      <BlockStack gap="400">
        {pos.credentials.map(({ name, secret }) => (
          <TextInput
            key={name}
            name={`credential.${name}`}
            type={secret ? 'password' : 'text'}
            value={!secret && open.length === 1 ? (account ?? '') : ''}
            label={tOr(`connection.form.credential.${name}.label`, name)}
            help={tOr(`connection.form.credential.${name}.help`, '')}
          />
        ))}
        {currency === null ? (
          <Text as="p" tone="critical">
            {t('connection.form.currencyUnknown')}
          </Text>
        ) : pos.tellsCurrency ? null : (
          <CurrencySwitch currency={currency} confirmed={account !== null} />
        )}
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
        <div>
          <Button submit variant="primary" loading={busy} disabled={currency === null}>
            {account !== null ? t('connection.form.reconnect') : t('connection.form.connect')}
          </Button>
        </div>
      </BlockStack>
    </Form>
  );
}

function CurrencySwitch({ currency, confirmed }: { readonly currency: string; readonly confirmed: boolean }) {
  const { t } = useReader();
  return (
    <Switch
      name="currency"
      post={currency}
      label={t('connection.form.currency', { currency })}
      help={t('connection.form.currencyHelp')}
      value={confirmed}
    />
  );
}
