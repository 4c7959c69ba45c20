import { allocate } from '../rest/amount';
import { bag, minus, NOTHING, readMoney, sides, type Money } from '../rest/money';
import { flagOf, listOf, objectOf, textOf, wordsOf } from '../rest/read';
import type { Line } from '../order/lines';
import { currenciesOf, gid, taxesIncluded, type OrderRecord } from '../order/record';
import { taxesOf } from '../order/taxes';
import { sentOf } from './sent';
import { allocationsGraph, attributesGraph, taxGraph } from './parts';

export function lineGraph(line: Line, record: OrderRecord) {
  const currencies = currenciesOf(record);
  const { rest } = line;
  const sum = (money: Money) => bag(money, currencies);
  const ofUnits = (money: Money, units: number) =>
    sides(
      currencies,
      (side, currency) => allocate(money[side], [BigInt(units), BigInt(line.quantity - units)], currency)[0] ?? 0n,
    );
  const perUnit = (money: Money) => (line.quantity > 0 ? ofUnits(money, 1) : NOTHING);
  const ownDiscount = readMoney(rest, 'total_discount') ?? NOTHING;
  const sendable = line.kind !== 'TIP';
  const unfulfilled = sendable ? Math.max(0, line.currentQuantity - sentOf(line, record)) : 0;
  const product = textOf(rest, 'product_id');
  const title = textOf(rest, 'title') ?? '';
  return {
    __typename: 'LineItem',
    id: gid('LineItem', line.id),
    title,
    name: textOf(rest, 'name') ?? title,
    variantTitle: wordsOf(rest, 'variant_title'),
    vendor: wordsOf(rest, 'vendor'),
    sku: textOf(rest, 'sku'),
    quantity: line.quantity,
    currentQuantity: line.currentQuantity,
    refundableQuantity: line.currentQuantity,
    unfulfilledQuantity: unfulfilled,
    nonFulfillableQuantity: line.quantity - (sendable ? line.currentQuantity : 0),
    isGiftCard: line.kind === 'GIFT_CARD',
    requiresShipping: flagOf(rest, 'requires_shipping'),
    restockable: product !== null,
    taxable: flagOf(rest, 'taxable'),
    merchantEditable: unfulfilled > 0,
    customAttributes: attributesGraph(rest, 'properties'),
    product: product === null ? null : productGraph(line, product),
    variant: variantGraph(line),
    originalUnitPriceSet: sum(line.unit),
    originalTotalSet: sum(line.gross),
    discountedUnitPriceSet: sum(perUnit(minus(line.gross, ownDiscount))),
    discountedUnitPriceAfterAllDiscountsSet: sum(perUnit(line.net)),
    discountedTotalSet: sum(minus(line.gross, ownDiscount)),
    priceAfterAllDiscountsBeforeTaxesSet: sum(taxesIncluded(record) ? minus(line.net, line.tax) : line.net),
    totalDiscountSet: sum(ownDiscount),
    unfulfilledDiscountedTotalSet: sum(ofUnits(minus(line.gross, ownDiscount), unfulfilled)),
    unfulfilledOriginalTotalSet: sum(ofUnits(line.gross, unfulfilled)),
    discountAllocations: allocationsGraph(rest, listOf(record.order, 'discount_applications'), currencies),
    taxLines: (args: { first?: number | null }) =>
      line.taxes.slice(0, args.first ?? undefined).map((tax) => taxGraph(tax, currencies)),
    duties: listOf(rest, 'duties').map((duty, at) => ({
      __typename: 'Duty',
      id: gid('Duty', textOf(duty, 'id') ?? `${line.id}6${at}`),
      countryCodeOfOrigin: wordsOf(duty, 'country_code_of_origin'),
      harmonizedSystemCode: wordsOf(duty, 'harmonized_system_code'),
      price: sum(readMoney(duty, 'price') ?? NOTHING),
      taxLines: taxesOf(duty).map((tax) => taxGraph(tax, currencies)),
    })),
    lineItemGroup: groupGraph(line, record),
  };
}

function productGraph(line: Line, product: string) {
  return {
    __typename: 'Product',
    id: gid('Product', product),
    title: textOf(line.rest, 'title') ?? '',
    legacyResourceId: product,
    isGiftCard: line.kind === 'GIFT_CARD',
    productType: '',
    vendor: textOf(line.rest, 'vendor') ?? '',
  };
}

function variantGraph(line: Line) {
  const id = textOf(line.rest, 'variant_id');
  if (id === null) return null;
  const title = wordsOf(line.rest, 'variant_title') ?? 'Default Title';
  return {
    __typename: 'ProductVariant',
    id: gid('ProductVariant', id),
    title,
    sku: textOf(line.rest, 'sku'),
    barcode: null,
    legacyResourceId: id,
    displayName: `${textOf(line.rest, 'title') ?? ''} - ${title}`,
  };
}

function groupGraph(line: Line, record: OrderRecord) {
  const id = textOf(line.rest, 'sales_line_item_group_id');
  const group = listOf(record.order, 'line_item_groups').find((row) => textOf(row, 'id') === id);
  if (id === null || !group) return null;
  const product = textOf(group, 'product_id');
  const variant = textOf(group, 'variant_id');
  return {
    __typename: 'LineItemGroup',
    id: gid('LineItemGroup', id),
    title: textOf(group, 'title') ?? '',
    quantity: Number(textOf(group, 'quantity') ?? 1),
    productId: product && gid('Product', product),
    variantId: variant && gid('ProductVariant', variant),
    variantSku: textOf(group, 'variant_sku') ?? textOf(objectOf(group, 'variant'), 'sku'),
    customAttributes: attributesGraph(group, 'properties'),
  };
}
