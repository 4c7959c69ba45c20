import { BlockStack, ChoiceList, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { ChooseProduct } from './choose-product';
import { FieldInput } from './fields-fix';
import { FixForm } from './fix-form';
import type { ProductsAct } from './fix-view';
import { RepairProgress } from './repair-progress';

/** Creates the products that orders need: what stands in the way is said first, with the ways over it. */
export function ProductsFix({ act }: { readonly act: ProductsAct }) {
  const { missing, replaceable, repair } = act;
  return (
    <BlockStack gap="400">
      {repair ? <RepairProgress repair={repair} missing={missing} /> : null}
      {missing.length > 0 && act.mayCreate && !repair?.underWay ? <CreateProducts act={act} /> : null}
      {missing.length + replaceable.length > 0 ? <ChooseProduct products={[...replaceable, ...missing]} open={replaceable.length > 0} /> : null}
    </BlockStack>
  );
}

function CreateProducts({ act: { missing, obstacles, mayLoosen } }: { readonly act: ProductsAct }) {
  const { t } = useReader();
  const fillable = obstacles.every((field) => !field.unique);
  const ways = obstacles.length === 0 ? [] : [...(fillable ? (['fill'] as const) : []), ...(mayLoosen ? (['loosen'] as const) : [])];
  const [products, setProducts] = useState<readonly string[]>(missing.map((one) => one.product));
  const [way, setWay] = useState<string>(ways[0] ?? 'plain');
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const names = obstacles.map((field) => t('fixes.quoted', { name: field.name })).join(', ');
  const unfilled = way === 'fill' && obstacles.some((field) => !values[field.key]?.trim());
  const list = missing.filter((one) => products.includes(one.product)).map((one) => one.name).join(', ');
  return (
    <FixForm
      fix="create-products"
      label={t('fixes.products.create', { count: products.length })}
      ask={t(way === 'loosen' ? 'fixes.products.askLoosen' : 'fixes.products.ask', { products: list, fields: names })}
      primary
      disabled={products.length === 0 || unfilled || (obstacles.length > 0 && ways.length === 0)}
      hidden={{ way }}
    >
      <BlockStack gap="300">
        <ChoiceList title={t('fixes.products.which')} name="products" allowMultiple choices={missing.map(({ product, name }) => ({ value: product, label: name }))} selected={[...products]} onChange={setProducts} />
        {obstacles.length > 0 ? <Text as="p">{t('fixes.products.obstacle', { count: obstacles.length, fields: names })}</Text> : null}
        {ways.length > 0 ? (
          <ChoiceList
            title={t('fixes.products.how')}
            choices={ways.map((one) => ({ value: one, label: t(`fixes.products.${one}`), helpText: t(`fixes.products.${one}Help`, { fields: names }) }))}
            selected={[way]}
            onChange={([first]) => setWay(first ?? way)}
          />
        ) : null}
        {way === 'fill' ? obstacles.map((field) => <FieldInput key={field.key} field={field} name={`value.${field.key}`} value={values[field.key] ?? ''} onChange={(value) => setValues({ ...values, [field.key]: value })} />) : null}
      </BlockStack>
    </FixForm>
  );
}
