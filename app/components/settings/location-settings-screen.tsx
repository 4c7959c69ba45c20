import { Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { Choice, type OptionView } from './fields';
import { Section } from './section';
import { SettingsForm, type FormAnswer } from './settings-form';

export interface LocationSettingsView {
  readonly version: number;
  readonly connected: boolean;
  /** What the POS calls them. */
  readonly words: { readonly station: 'station' | 'register'; readonly location: 'location' | 'shop' };
  readonly assigned: 'required' | 'optional' | 'never';
  readonly stationId: string | null;
  readonly sourceLocationId: string | null;
  readonly defaultLocationId: string | null;
  readonly employeeId: string | null;
  readonly stations: readonly OptionView[] | null;
  readonly posLocations: readonly OptionView[] | null;
  readonly employees: readonly OptionView[] | null;
  readonly shopLocations: readonly { readonly id: string; readonly name: string; readonly posId: string | null }[] | null;
  /** Several Shopify locations lead to one POS location. */
  readonly several: boolean;
}

/** Where orders are entered, where goods leave from, and who is credited. */
export function LocationSettingsScreen({
  view,
  answer,
}: {
  readonly view: LocationSettingsView;
  readonly answer: FormAnswer | null;
}) {
  const { t } = useReader();
  const { station, location: place } = view.words;
  const unchosen = t('settings.form.unchosen');
  const notice = !view.connected ? t('settings.form.notConnected') : view.several ? t(`posSettings.locations.ship.same.${place}`) : null;
  return (
    <SettingsForm title={t('posSettings.locations.title')} version={view.version} answer={answer} notice={notice}>
      <Section title={t('posSettings.locations.entry.heading')}>
        <Choice
          name="stationId"
          label={t(`posSettings.locations.entry.stationId.${station}.label`)}
          help={t(`posSettings.locations.entry.stationId.${station}.help`)}
          value={view.stationId}
          options={view.stations}
          none={unchosen}
        />
        <Choice
          name="sourceLocationId"
          label={t(`posSettings.locations.entry.sourceLocationId.${place}.label`)}
          help={t(`posSettings.locations.entry.sourceLocationId.${place}.help`)}
          value={view.sourceLocationId}
          options={view.posLocations}
          none={unchosen}
        />
      </Section>
      <Section title={t('posSettings.locations.ship.heading')}>
        <Choice
          name="defaultLocationId"
          label={t(`posSettings.locations.ship.defaultLocationId.${place}`)}
          help={t('posSettings.locations.ship.defaultLocationId.help')}
          value={view.defaultLocationId}
          options={view.posLocations}
          none={unchosen}
        />
        {view.shopLocations === null ? (
          <Text as="p" tone="subdued">
            {t('posSettings.locations.ship.none')}
          </Text>
        ) : null}
        {(view.shopLocations ?? []).map((location, index) => (
          <div key={location.id}>
            <input type="hidden" name={`locations[${index}].shopify`} value={location.id} />
            <Choice
              name={`locations[${index}].pos`}
              label={t(`posSettings.locations.ship.mapped.${place}`, { location: location.name })}
              value={location.posId}
              options={view.posLocations}
              none={t('settings.form.notMapped')}
            />
          </div>
        ))}
      </Section>
      {view.assigned === 'never' ? null : (
        <Section title={t('posSettings.locations.people.heading')}>
          <Choice
            name="employeeId"
            label={t('posSettings.locations.people.employeeId.label')}
            help={t(`posSettings.locations.people.employeeId.${view.assigned}`)}
            value={view.employeeId}
            options={view.employees}
            none={view.assigned === 'required' ? unchosen : t('posSettings.locations.people.employeeId.none')}
            inactive={(name) => t('fixes.archived', { name })}
          />
        </Section>
      )}
    </SettingsForm>
  );
}
