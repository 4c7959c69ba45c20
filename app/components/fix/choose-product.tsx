import { Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import { FixForm } from './fix-form';
import type { NamedProduct } from './fix-view';

/** Another item of the POS stands in for a required product. */
export function ChooseProduct({ products, open }: { readonly products: readonly NamedProduct[]; readonly open: boolean }) {
  const { t } = useReader();
  const [product, setProduct] = useState<string>(products[0]?.product ?? '');
  const [number, setNumber] = useState('');
  const name = products.find((one) => one.product === product)?.name ?? '';
  return (
    <details className="tb-disclosure" open={open}>
      <summary>{t('fixes.choose.heading')}</summary>
      <div className="tb-inside">
        <FixForm fix="choose-product" label={t('fixes.choose.action')} ask={t('fixes.choose.ask', { product: name, number })} disabled={number.trim() === ''} hidden={products.length === 1 ? { product } : {}}>
          {products.length > 1 ? <Select label={t('fixes.choose.product')} name="product" options={products.map((one) => ({ value: one.product, label: one.name }))} value={product} onChange={setProduct} /> : null}
          <TextField label={t('fixes.choose.number', { product: name })} helpText={t('fixes.choose.help')} name="number" value={number} onChange={setNumber} autoComplete="off" maxLength={100} />
        </FixForm>
      </div>
    </details>
  );
}
