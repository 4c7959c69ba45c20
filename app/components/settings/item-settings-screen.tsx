import { Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { Radios, TextInput } from './fields';
import { LinksCard, type LinkView } from './links-card';
import { OrderedTicks } from './ordered-ticks';
import { Section } from './section';
import { SettingsForm, type FormAnswer } from './settings-form';

export interface ItemSettingsView {
  readonly version: number;
  readonly connected: boolean;
  readonly unmatched: 'block' | 'no-product';
  readonly matchFields: {
    /** False: the POS did not list its fields just now, and what was chosen stays. */
    readonly listed: boolean;
    readonly fields: readonly { readonly value: string; readonly name: string; readonly gone: boolean; readonly ticked: boolean }[];
  };
  readonly matchBy: readonly { readonly value: 'email' | 'phone'; readonly ticked: boolean }[];
  readonly defaultCustomer: string;
  readonly links: readonly LinkView[];
}

const outcomes = ['block', 'no-product'] as const;

/** How is a SKU found in the POS, what if it isn't, and whose sale is it? */
export function ItemSettingsScreen({ view, answer }: { readonly view: ItemSettingsView; readonly answer: FormAnswer | null }) {
  const { t } = useReader();
  const inTurn = useInTurn();
  return (
    <SettingsForm
      title={t('items.settings.title')}
      version={view.version}
      answer={answer}
      notice={view.connected ? null : t('settings.form.notConnected')}
      below={view.links.length > 0 ? <LinksCard links={view.links} /> : null}
    >
      <Section title={t('items.settings.match.heading')} intro={t('items.settings.match.intro')}>
        <MatchFields {...view.matchFields} />
      </Section>
      <Section title={t('items.settings.unmatched.heading')} intro={t('items.settings.unmatched.intro')}>
        <Radios
          name="unmatched"
          label={t('items.settings.unmatched.label')}
          value={view.unmatched}
          choices={outcomes.map((value) => ({
            value,
            label: t(`items.settings.unmatched.${value}.label`),
            helpText: t(`items.settings.unmatched.${value}.help`),
          }))}
        />
      </Section>
      <Section title={t('items.settings.customers.heading')} intro={t('items.settings.customers.intro')}>
        <OrderedTicks
          name="matchBy"
          label={t('items.settings.customers.matchBy')}
          choices={view.matchBy.map(({ value, ticked }) => ({ value, ticked, label: t(`items.settings.customers.${value}`) }))}
          inWords={(labels) =>
            labels.length === 0
              ? t('items.settings.customers.never')
              : t('items.settings.customers.order', { list: inTurn(labels) })
          }
        />
        <TextInput
          name="defaultCustomer"
          label={t('items.settings.customers.default.label')}
          help={t('items.settings.customers.default.help')}
          value={view.defaultCustomer}
        />
      </Section>
    </SettingsForm>
  );
}

function MatchFields({ listed, fields }: ItemSettingsView['matchFields']) {
  const { t } = useReader();
  const inTurn = useInTurn();
  const itemNumber = t('items.settings.match.itemNumber');
  if (!listed || fields.length === 0)
    return (
      <>
        {fields.map(({ value }) => (
          <input key={value} type="hidden" name="matchFields" value={value} />
        ))}
        <Text as="p" tone="subdued">
          {listed ? t('items.settings.match.none') : t('settings.form.unread')}
        </Text>
      </>
    );
  return (
    <OrderedTicks
      name="matchFields"
      label={t('items.settings.match.label')}
      choices={fields.map(({ value, name, gone, ticked }) => ({
        value,
        ticked,
        label: gone ? t('items.settings.match.gone', { name }) : name,
      }))}
      inWords={(labels) => t('items.settings.match.order', { list: inTurn([itemNumber, ...labels]) })}
    />
  );
}

/** "Item #, then Barcode, then UPC". */
function useInTurn() {
  const { t } = useReader();
  return (labels: readonly string[]): string => labels.reduce((before, after) => t('items.settings.then', { before, after }));
}
