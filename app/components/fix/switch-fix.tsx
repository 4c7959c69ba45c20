import { ChoiceList } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { switchName } from '../text/switch-name';
import { FixForm } from './fix-form';

/** Turns a download setting on, where an order met it. Orders that it kept back are asked about while there are any. */
export function SwitchFix({ setting, candidates }: { readonly setting: string; readonly candidates: number }) {
  const reader = useReader();
  const { t } = reader;
  const [take, setTake] = useState('these-too');
  const name = switchName(reader, setting);
  return (
    <FixForm fix="turn-on" name={setting} label={t('fixes.turnOn.action', { setting: name })} ask={t('fixes.turnOn.ask', { setting: name })} confirm={t('fixes.turnOn.confirm')} primary hidden={{ setting, ...(candidates > 0 ? { take } : {}) }}>
      {candidates > 0 ? (
        <ChoiceList
          title={t('fixes.turnOn.which')}
          choices={[
            { value: 'these-too', label: t('fixes.turnOn.theseToo', { count: candidates }) },
            { value: 'from-now', label: t('fixes.turnOn.fromNow') },
          ]}
          selected={[take]}
          onChange={([first]) => setTake(first ?? 'from-now')}
        />
      ) : null}
    </FixForm>
  );
}
