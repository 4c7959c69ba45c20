/** `/_control/orders…`: what a merchant or a buyer does to orders. */
import { json, type HttpAnswer, type HttpRequest } from '../../shared/http';
import type { Router, Params } from '../../shared/router';
import { archiveOrder, deletionOf, tagOrder, unarchiveOrder } from '../commands/status';
import { announce, Refused, type Outcome } from '../commands/command';
import { buildOrder } from '../commands/build';
import { cancelOrder } from '../commands/cancel';
import { editOrder } from '../commands/edit';
import { fulfilOrder } from '../commands/fulfil';
import { payOrder } from '../commands/pay';
import { placeOrder } from '../commands/place';
import { refundOrder } from '../commands/refund';
import { parseJson, type JsonObject } from '../rest/json';
import { flagOf, textOf, textsOf, wordsOf } from '../rest/read';
import { digitsOf, orderId, orderName, type OrderRecord } from '../order/record';
import type { Shop } from '../shop';
import { amountOf, buildForm, chosenLines, editForm, formIn, refundForm } from './forms';
import { orderRow, orderDetail } from './order-rows';

export function orderRoutes(router: Router, shop: Shop): void {
  router.on('GET', '/_control/orders', () => json(200, [...shop.book.all()].reverse().map(orderRow)));
  router.on('POST', '/_control/orders', (request) =>
    guarded(() => {
      const again = shop.book.all().length;
      const record = shop.apply(placeOrder(parseJson(request.text), shop.tools()));
      return json(shop.book.all().length > again ? 201 : 200, named(record));
    }),
  );
  router.on('POST', '/_control/orders/build', (request) =>
    guarded(() => {
      const form = buildForm(formIn(request.text), shop.options.currency);
      const built = buildOrder(form, shop.tools());
      const record = form.fulfilled ? fulfilOrder(built, { locationId: null, lines: null }, shop.tools()).record : built;
      shop.apply({ record, announcements: [announce('orders/create', record)] });
      return json(201, named(record));
    }),
  );
  router.on('GET', '/_control/orders/:id', (_request, { id }) => guarded(() => json(200, orderDetail(find(shop, id)))));
  router.on('DELETE', '/_control/orders/:id', (_request, { id }) =>
    guarded(() => {
      const record = find(shop, id);
      shop.remove(record, deletionOf(record));
      return json(200, named(record));
    }),
  );
  const command = (name: string, run: (record: OrderRecord, form: JsonObject) => Outcome) =>
    router.on('POST', `/_control/orders/:id/${name}`, (request: HttpRequest, params: Params) =>
      guarded(() => json(200, named(shop.apply(run(find(shop, params.id), formIn(request.text)))))),
    );
  command('archive', (record) => archiveOrder(record, shop.tools()));
  command('unarchive', (record) => unarchiveOrder(record, shop.tools()));
  command('tag', (record, form) => {
    const tags = textsOf(form, 'tags').concat(
      textOf(form, 'tags')
        ?.split(',')
        .map((tag) => tag.trim()) ?? [],
      textsOf(form, 'add'),
    );
    return tagOrder(record, { add: tags.filter((tag) => tag !== ''), remove: textsOf(form, 'remove') }, shop.tools());
  });
  command('fulfill', (record, form) => {
    const lines = Array.isArray(form.lines) ? chosenLines(form, record) : null;
    return fulfilOrder(record, { locationId: digitsOf(textOf(form, 'locationId') ?? '') || null, lines }, shop.tools());
  });
  command('pay', (record, form) => {
    const amount = amountOf(form, 'amount');
    return payOrder(
      record,
      { amount: amount === null ? null : { shop: amount, presentment: amount }, gateway: wordsOf(form, 'gateway') },
      shop.tools(),
    );
  });
  command('refund', (record, form) => refundOrder(record, refundForm(form, record), shop.tools()));
  command('edit', (record, form) => editOrder(record, editForm(form, record), shop.tools()));
  command('cancel', (record, form) => {
    const reason = wordsOf(form, 'reason') ?? 'customer';
    return cancelOrder(record, { reason, refund: form.refund !== false, restock: flagOf(form, 'restock') }, shop.tools());
  });
}

function find(shop: Shop, id: string | undefined): OrderRecord {
  return shop.order(id ?? '');
}

function named(record: OrderRecord) {
  return { id: orderId(record), gid: `gid://shopify/Order/${orderId(record)}`, name: orderName(record) };
}

/** What cannot be done is answered 422 in words; a body that is no JSON 400. */
export function guarded(run: () => HttpAnswer): HttpAnswer {
  try {
    return run();
  } catch (error) {
    if (error instanceof Refused) return json(422, { error: error.message });
    if (error instanceof SyntaxError) return json(400, { error: 'the body is not JSON' });
    throw error;
  }
}
