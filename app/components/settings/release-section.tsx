import { Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { Radios } from './fields';
import { Section } from './section';

/** Only asked while there are orders that a change could free. */
export function ReleaseSection({ candidates }: { readonly candidates: number }) {
  const { t } = useReader();
  if (candidates === 0) return null;
  const choice = (value: 'from-now' | 'these-too') => ({
    value,
    label: t(`settings.form.release.${value}`),
    helpText: t(`settings.form.releaseHelp.${value}`),
  });
  return (
    <Section title={t('settings.form.releaseTitle')}>
      <Text as="p">{t('settings.form.candidates', { count: candidates })}</Text>
      <Radios
        name="release"
        label={t('settings.form.releaseTitle')}
        value="from-now"
        choices={[choice('from-now'), choice('these-too')]}
      />
    </Section>
  );
}
