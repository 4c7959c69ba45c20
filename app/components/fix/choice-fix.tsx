import { BlockStack, Select, Text, TextField } from '@shopify/polaris';
import { useState } from 'react';
import type { OptionView } from '../settings/fields';
import { useReader } from '../text/reader';
import { FixForm } from './fix-form';
import type { FixAct } from './fix-view';

type Choice = Extract<FixAct, { kind: 'employee' | 'payment' }>;

/** Picks somebody or something that the POS has, or has it made where the POS allows that. */
export function ChoiceFix({ act }: { readonly act: Choice }) {
  const { t, gateway } = useReader();
  const [picked, setPicked] = useState('');
  const options = act.kind === 'employee' ? act.people : act.types;
  const name = options?.find((one) => one.value === picked)?.name ?? '';
  const ofGateway = act.kind === 'payment' && act.gateway !== null ? { gateway: act.gateway } : undefined;
  const label = act.kind === 'employee' ? t('fixes.employee.label') : ofGateway ? t('fixes.payment.label', { gateway: gateway(ofGateway.gateway) }) : t('fixes.payment.default');
  const ask = act.kind === 'employee' ? t('fixes.employee.ask', { name }) : t('fixes.payment.ask', { name });
  return (
    <BlockStack gap="400">
      {options === null ? (
        <Text as="p" tone="subdued">
          {t('fixes.unread')}
        </Text>
      ) : (
        <FixForm fix={act.kind === 'employee' ? 'pick-employee' : 'map-payment'} label={t(`fixes.${act.kind}.choose`)} ask={ask} primary disabled={picked === ''} hidden={ofGateway ?? {}}>
          <Select
            label={label}
            name={act.kind === 'employee' ? 'employee' : 'type'}
            options={[{ value: '', label: t('fixes.pick') }, ...options.map((one) => asOption(one, t('fixes.archived', { name: one.name })))]}
            value={picked}
            onChange={setPicked}
          />
        </FixForm>
      )}
      {act.mayCreate ? act.kind === 'employee' ? <CreateEmployee /> : <FixForm fix="create-payment-type" label={t('fixes.payment.create')} ask={t('fixes.payment.askCreate')} hidden={ofGateway ?? {}} /> : null}
    </BlockStack>
  );
}

/** Archived entries are shown as such and cannot be chosen. */
const asOption = (one: OptionView, archived: string) => ({ value: one.value, label: one.inactive ? archived : one.name, disabled: one.inactive });

function CreateEmployee() {
  const { t } = useReader();
  const [name, setName] = useState<string>(t('fixes.employee.name'));
  return (
    <FixForm fix="create-employee" label={t('fixes.employee.create')} ask={t('fixes.employee.askCreate', { name })} disabled={name.trim() === ''}>
      <TextField label={t('fixes.employee.newName')} name="name" value={name} onChange={setName} autoComplete="off" maxLength={100} />
    </FixForm>
  );
}
