import type { Endpoint } from '../context';
import { showRate } from '../decimals';
import type { Draft } from '../draft';
import { readsOf } from '../reads';
import type { Rate, TaxCategory, TaxCategoryClass, TaxClass } from '../rows';
import { toMany, toOne } from '../shape';
import type { Shape } from '../shape';

export const taxClassShape: Shape<TaxClass> = {
  name: 'TaxClass',
  key: 'taxClassID',
  sortable: ['taxClassID'],
  view: (_draft, row) => ({ taxClassID: row.id, name: row.name, timeStamp: row.timeStamp }),
  relations: {},
};

const taxCategoryClassShape: Shape<TaxCategoryClass> = {
  name: 'TaxCategoryClass',
  key: 'taxCategoryClassID',
  sortable: ['taxCategoryClassID'],
  view: (_draft, row) => ({
    taxCategoryClassID: row.id,
    tax1Rate: showRate(row.tax1Rate),
    tax2Rate: showRate(row.tax2Rate),
    timeStamp: row.timeStamp,
    taxCategoryID: row.taxCategoryID,
    taxClassID: row.taxClassID,
  }),
  relations: { TaxClass: toOne(taxClassShape, (draft, row) => draft.find('TaxClass', row.taxClassID)) },
};

export const taxCategoryShape: Shape<TaxCategory> = {
  name: 'TaxCategory',
  key: 'taxCategoryID',
  sortable: ['taxCategoryID', 'timeStamp'],
  view: (_draft, row) => ({
    taxCategoryID: row.id,
    isTaxInclusive: row.isTaxInclusive,
    tax1Name: row.tax1Name,
    tax2Name: row.tax2Name,
    tax1Rate: showRate(row.tax1Rate),
    tax2Rate: showRate(row.tax2Rate),
    timeStamp: row.timeStamp,
  }),
  relations: {
    TaxCategoryClasses: toMany(taxCategoryClassShape, (draft, row) =>
      draft.all('TaxCategoryClass').filter((one) => one.taxCategoryID === row.id),
    ),
  },
};

/** A class has rates of its own in a category, or the category's. */
export function ratesFor(draft: Draft, category: TaxCategory | null, taxClassID: number): { tax1Rate: Rate; tax2Rate: Rate } {
  if (!category) return { tax1Rate: 0, tax2Rate: 0 };
  const own = draft.all('TaxCategoryClass').find((one) => one.taxCategoryID === category.id && one.taxClassID === taxClassID);
  const { tax1Rate, tax2Rate } = own ?? category;
  return { tax1Rate, tax2Rate };
}

export const taxEndpoints: readonly Endpoint[] = [
  ...readsOf('TaxCategory', taxCategoryShape),
  ...readsOf('TaxClass', taxClassShape),
  ...readsOf('TaxCategoryClass', taxCategoryClassShape),
];
