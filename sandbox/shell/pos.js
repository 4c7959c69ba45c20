/** The practice POS: break it, and see what it holds. */
import { h, select, tag } from './dom.js';
import { call, get, post } from './http.js';
import { notice } from './stage.js';
import { stockable } from './products.js';
import { sales, stock } from './pos-tables.js';
import { refresh, watchAlways } from './watch.js';

const TOKEN = 'sandbox-token-demo';
const FIELD = 'Sales channel';

async function run(work) {
  try {
    await work();
  } catch (error) {
    notice(error.message, true);
  }
  await refresh();
}

const button = (text, work, kind = '') => h('button', { class: kind, onclick: () => run(work) }, text);
const fault = (body) => post('/_pos/faults', { times: null, ...body });

async function token(valid) {
  await post('/_pos/tokens', { token: TOKEN, valid });
  notice(valid ? 'The POS accepts the app’s token again.' : 'The POS refuses the app’s token from now on.');
}

function troubles(faults) {
  const kind = (name) => faults.some((row) => row.kind === name && row.path === null);
  const now = [kind('drop-before-commit') && 'offline', kind('slow') && 'slow', kind('500') && 'answers with errors'].filter(
    Boolean,
  );
  return h(
    'div',
    { class: 'card' },
    h('div', { class: 'row' }, h('h2', {}, 'Break the POS'), now.length > 0 ? tag(now.join(', '), 'bad') : tag('works', 'good')),
    h(
      'div',
      { class: 'row' },
      button('Go offline', () => fault({ kind: 'drop-before-commit' })),
      button('Answer slowly', () => fault({ kind: 'slow', ms: 4000 })),
      button('Answer with errors', () => fault({ kind: '500' })),
      button('Lose the next answer', () => fault({ kind: 'drop-after-commit', times: 1, match: { method: 'POST', path: null } })),
      button('Work again', () => call('DELETE', '/_pos/faults'), 'primary'),
    ),
    h(
      'div',
      { class: 'row' },
      button('Refuse the token', () => token(false), 'danger'),
      button('Accept it again', () => token(true)),
    ),
  );
}

function people(users) {
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, 'Employees'),
    users.map((user) =>
      h(
        'div',
        { class: 'row' },
        h('span', {}, `${user.first_name} ${user.last_name}`),
        tag(user.active ? 'active' : 'archived', user.active ? 'good' : 'bad'),
        h(
          'span',
          { class: 'push' },
          button(user.active ? 'Archive' : 'Bring back', () => post(`/_pos/users/${user.id}`, { active: !user.active })),
        ),
      ),
    ),
  );
}

const GROUPS = [
  ['sales.transaction', 'every sale'],
  ['sales.transaction.line_item', 'every line'],
  ['customer', 'every customer'],
  ['item', 'every item'],
];

function customFields(fields) {
  const group = select('group', GROUPS, 'sales.transaction');
  group.setAttribute('aria-label', 'Where the field is required');
  const require = async () => {
    const known = fields.find((row) => row.name === FIELD && row.group_id === group.value);
    await (known
      ? post(`/_pos/custom-fields/${known.id}`, { required: true })
      : post('/_pos/custom-fields', { group_id: group.value, name: FIELD, required: true }));
  };
  return h(
    'div',
    { class: 'card' },
    h('h2', {}, 'Custom fields'),
    h('div', { class: 'row' }, h('span', {}, `Require “${FIELD}” on`), h('div', {}, group), button('Require', require)),
    fields.map((row) =>
      h(
        'div',
        { class: 'row' },
        h('span', {}, row.name),
        h('span', { class: 'hint' }, row.group_id),
        row.required && tag('required', 'bad'),
        row.required &&
          h(
            'span',
            { class: 'push' },
            button('Release', () => post(`/_pos/custom-fields/${row.id}`, { required: false })),
          ),
      ),
    ),
  );
}

/** Products that the shop sells are put into the POS once; what stock they have there is left alone afterwards. */
export async function stockPos() {
  const known = new Set((await get('/_pos/items')).map((item) => item.public_id));
  const missing = stockable().filter((product) => !known.has(product.sku));
  if (missing.length === 0) return;
  await post(
    '/_pos/items',
    missing.map(({ sku, title, price }) => ({ public_id: sku, description: title, price: Number(price), qty: 100 })),
  );
}

export function pos(host) {
  let drawn = '';
  watchAlways(host, async () => {
    try {
      const about = await get('/_pos/about');
      const [faults, users, fields, held] = await Promise.all([
        get('/_pos/faults'),
        get('/_pos/users'),
        about.customFields ? get('/_pos/custom-fields') : null,
        get('/_pos/ledger'),
      ]);
      // Redrawing what has not changed would take the focus from whoever is using it.
      const next = JSON.stringify([faults, users, fields, held]);
      if (next === drawn) return;
      drawn = next;
      host.replaceChildren(
        h('div', { class: 'stack' }, troubles(faults), sales(held.sales), stock(held.stock), people(users), fields && customFields(fields)),
      );
    } catch (error) {
      drawn = '';
      host.replaceChildren(h('p', { class: 'fault' }, error.message));
    }
  });
}
