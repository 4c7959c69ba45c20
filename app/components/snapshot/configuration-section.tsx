import type { TextKey } from '~/i18n/texts';
import { useReader } from '../text/reader';
import { Facts } from './facts';

export type ConfigurationValueView =
  | { readonly kind: 'switch'; readonly on: boolean }
  | { readonly kind: 'text' | 'person'; readonly text: string }
  | { readonly kind: 'words'; readonly keys: readonly TextKey[] }
  | { readonly kind: 'moment'; readonly at: number }
  | { readonly kind: 'linked'; readonly text: string; readonly by: string; readonly at: number };

export interface ConfigurationLabelView {
  readonly label: TextKey;
  readonly params: Readonly<Record<string, string>>;
  readonly subject: string | null;
}

export interface ConfigurationView {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: number;
  readonly sections: readonly { readonly section: 'orders' | 'items' | 'payments' | 'locations' | 'fields'; readonly rows: readonly (ConfigurationLabelView & { readonly value: ConfigurationValueView })[] }[];
}

/** Every setting with what it is today. */
export function ConfigurationSection({ view }: { readonly view: ConfigurationView }) {
  const { t, day, person } = useReader();
  const label = useLabel();
  const show = useValue();
  return (
    <section>
      <h2>{t('snapshot.configuration.heading')}</h2>
      <p className="quiet">{t('snapshot.configuration.saved', { version: String(view.version), by: person(view.savedBy), date: day(view.savedAt) })}</p>
      {view.sections.map(({ section, rows }) => (
        <section key={section}>
          <h3>{t(`settings.hub.${section}.title`)}</h3>
          {rows.length === 0 ? <p>{t('snapshot.configuration.noFields')}</p> : <Facts facts={rows.map((row) => [label(row), show(row.value)])} />}
        </section>
      ))}
    </section>
  );
}

/** As the settings page names it, with the SKU or field that it is about. */
export function useLabel() {
  const { t, gateway } = useReader();
  return ({ label, params, subject }: ConfigurationLabelView): string => {
    const name = t(label, params.gateway ? { ...params, gateway: gateway(params.gateway) } : params);
    return subject === null ? name : `${name} · ${subject}`;
  };
}

export function useValue() {
  const { t, day, moment, person } = useReader();
  return (value: ConfigurationValueView): string => {
    switch (value.kind) {
      case 'switch':
        return t(value.on ? 'snapshot.configuration.on' : 'snapshot.configuration.off');
      case 'text':
      case 'person':
        return value.text;
      case 'words':
        return value.keys.map((key) => t(key)).join(', ');
      case 'moment':
        return moment(value.at);
      case 'linked':
        return t('snapshot.configuration.linked', { item: value.text, by: person(value.by), date: day(value.at) });
    }
  };
}
