import { BlockStack, Text } from '@shopify/polaris';
import type { RefObject } from 'react';
import type { DownloadSwitch, SettingsPreview, ShownTally } from '~/domain/settings/what-if';
import { useReader } from '../text/reader';
import { Radios } from './fields';
import type { OrderSettingsPreview, OrderSettingsView } from './order-settings-view';
import { Section } from './section';

/** What one switch decides by itself, under it: "Turning this on makes 14 orders of the last 60 days eligible ($1,204.00)." */
export function useImpact(preview: OrderSettingsPreview | null | undefined, saved: OrderSettingsView['download']) {
  const { t } = useReader();
  const worded = useTally();
  return (name: DownloadSwitch): string => {
    if (!preview) return '';
    const on = preview.fields.download[name];
    const tally = preview.effect.switches[name];
    const changed = on !== saved[name];
    if (tally.orders === 0) return changed ? t('orderSettings.whatIf.nothingDepends', { days: preview.effect.days }) : '';
    const kind = changed ? (on ? 'turnedOn' : 'turnedOff') : on ? 'turnOff' : 'turnOn';
    return t(`orderSettings.whatIf.${kind}`, { ...worded(tally), days: preview.effect.days });
  };
}

function useTally() {
  const { money } = useReader();
  return ({ orders, amounts }: ShownTally) => ({
    count: orders,
    amount: amounts.map((one) => money(one.amount, one.currency)).join(' + '),
  });
}

/** What the unsaved form would do, and whether to what is there already. `preview` undefined = still counting, null = a field is wrong. */
export function WhatIfSection({
  preview,
  candidates,
  inForm,
}: {
  readonly preview: OrderSettingsPreview | null | undefined;
  readonly candidates: number;
  readonly inForm: RefObject<HTMLDivElement>;
}) {
  const { t } = useReader();
  const choice = (value: 'from-now' | 'these-too') => ({
    value,
    label: t(`settings.form.release.${value}`),
    helpText: t(`settings.form.releaseHelp.${value}`),
  });
  return (
    <Section title={t('orderSettings.whatIf.heading')} intro={t('orderSettings.whatIf.intro')}>
      <div ref={inForm} role="status">
        {preview ? <Effect effect={preview.effect} /> : <Text as="p">{preview === null ? t('orderSettings.whatIf.faults') : t('orderSettings.whatIf.counting')}</Text>}
      </div>
      <noscript>
        <button type="submit" name="intent" value="preview">
          {t('orderSettings.whatIf.preview')}
        </button>
      </noscript>
      {candidates === 0 ? null : (
        <>
          <Text as="p">{t('settings.form.candidates', { count: candidates })}</Text>
          <Radios
            name="release"
            label={t('settings.form.releaseTitle')}
            value="from-now"
            choices={[choice('from-now'), choice('these-too')]}
          />
        </>
      )}
    </Section>
  );
}

const told = ['eligible', 'anyway', 'toWait', 'fallOut', 'untouched'] as const;

function Effect({ effect }: { readonly effect: SettingsPreview }) {
  const { t } = useReader();
  const worded = useTally();
  const { days, unknown, limited, tried } = effect;
  const lines = told.filter((kind) => effect[kind].orders > 0);
  return (
    <BlockStack gap="200">
      {lines.length === 0 ? <Text as="p">{t('orderSettings.whatIf.nothing', { days })}</Text> : null}
      {lines.map((kind) => (
        <Text key={kind} as="p" fontWeight={kind === 'eligible' || kind === 'fallOut' ? 'semibold' : 'regular'}>
          {t(`orderSettings.whatIf.${kind}`, { ...worded(effect[kind]), days })}
        </Text>
      ))}
      <Text as="p" tone="subdued">
        {[
          t('orderSettings.whatIf.basis'),
          unknown > 0 ? t('orderSettings.whatIf.unknown', { count: unknown }) : '',
          limited ? t('orderSettings.whatIf.limited', { tried }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </Text>
    </BlockStack>
  );
}
