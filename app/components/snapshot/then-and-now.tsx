import { useReader } from '../text/reader';
import { useLabel, useValue, type ConfigurationLabelView, type ConfigurationValueView } from './configuration-section';

interface VersionView {
  readonly version: number;
  readonly savedBy: string;
  readonly savedAt: number;
}

export interface ThenAndNowView {
  readonly then: VersionView;
  readonly now: VersionView;
  readonly changes: readonly (ConfigurationLabelView & { readonly then: ConfigurationValueView | null; readonly now: ConfigurationValueView | null })[];
}

/** The settings that judged the order against today's: told in words, not by colour. */
export function ThenAndNow({ view }: { readonly view: ThenAndNowView | null }) {
  const { t, moment, person } = useReader();
  const [label, show] = [useLabel(), useValue()];
  if (view === null) return null;
  const { then, now, changes } = view;
  const values = { then: String(then.version), thenDate: moment(then.savedAt), now: String(now.version), nowDate: moment(now.savedAt), by: person(now.savedBy) };
  const side = (value: ConfigurationValueView | null): string => (value === null ? t('snapshot.order.notThere') : show(value));
  return (
    <section>
      <h2>{t('snapshot.order.settings')}</h2>
      {then.version === now.version ? <p>{t('snapshot.order.sameVersion', { version: values.now })}</p> : <p>{t(changes.length === 0 ? 'snapshot.order.same' : 'snapshot.order.changed', values)}</p>}
      {changes.length > 0 ? (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('snapshot.order.setting')}</th>
              <th scope="col">{t('snapshot.order.was')}</th>
              <th scope="col">{t('snapshot.order.is')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={label(change)}>
                <th scope="row">{label(change)}</th>
                <td>{side(change.then)}</td>
                <td>{side(change.now)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  );
}
