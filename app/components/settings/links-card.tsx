import { Form, useNavigation } from '@remix-run/react';
import { Button, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { Section } from './section';

export interface LinkView {
  readonly sku: string;
  /** Set where the item stands in for a required product. */
  readonly product?: string | null;
  readonly label: string;
  readonly by: string;
  readonly at: number;
}

/** What people linked by hand in this POS account, and how to take it back. */
export function LinksCard({ links }: { readonly links: readonly LinkView[] }) {
  const { t } = useReader();
  return (
    <Section title={t('items.settings.links.heading')} intro={t('items.settings.links.intro')}>
      <ul className="tb-plain">
        {links.map((link) => (
          <LinkRow key={link.sku} link={link} />
        ))}
      </ul>
    </Section>
  );
}

function LinkRow({ link: { sku, product, label, by, at } }: { readonly link: LinkView }) {
  const { t, day, person } = useReader();
  const navigation = useNavigation();
  const busy = navigation.state !== 'idle' && navigation.formData?.get('sku') === sku;
  return (
    <li className="tb-row">
      <div>
        <Text as="p" fontWeight="semibold" breakWord>
          {sku}
        </Text>
        <Text as="p" breakWord>
          {t('items.settings.links.to', { item: label })}
        </Text>
        <Text as="p" tone="subdued">
          {t('items.settings.links.by', { by: person(by), date: day(at) })}
        </Text>
      </div>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="intent" value="unlink" />
        {product ? <input type="hidden" name="product" value={product} /> : null}
        <input type="hidden" name="sku" value={sku} />
        <Button submit loading={busy} accessibilityLabel={t('items.settings.links.removeOf', { sku })}>
          {t('items.settings.links.remove')}
        </Button>
      </Form>
    </li>
  );
}
