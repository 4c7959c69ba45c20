/** Webhooks on their way, and the ways to upset them. */
import { h, tag, time } from './dom.js';
import { get, post } from './http.js';
import { refresh, watch } from './watch.js';

const STATES = { delivered: 'good', failed: 'bad', lost: 'bad', 'not installed': 'note', waiting: '' };
const SHOWN = 150;

function row(delivery) {
  const last = delivery.attempts.at(-1);
  const answer = last ? (last.status === null ? last.error : `answered ${last.status} after ${last.ms} ms`) : '';
  const tries = delivery.attempts.length > 1 ? `, ${delivery.attempts.length} attempts` : '';
  return h(
    'li',
    {},
    h('span', { class: 'hint' }, time(delivery.triggeredAt)),
    h('span', {}, h('strong', {}, delivery.topic), delivery.subject && ` ${delivery.subject}`),
    tag(delivery.state, STATES[delivery.state]),
    answer && h('small', {}, answer + tries),
  );
}

function switches() {
  const set = async (body) => {
    await post('/_control/webhooks', body);
    await refresh();
  };
  const button = (text, body) => h('button', { onclick: () => set(body) }, text);
  const now = h('p', { class: 'hint', role: 'status' });
  const node = h(
    'div',
    { class: 'card' },
    h('h2', {}, 'Upset the webhooks'),
    h(
      'div',
      { class: 'row' },
      button('Lose the next', { lose: 1 }),
      button('Lose all', { lose: true }),
      button('Send the next twice', { duplicate: 1 }),
      button('Reverse the order', { reorder: true }),
      button('10 s late', { delayMs: 10_000 }),
      button('Back to normal', { lose: false, duplicate: false, reorder: false, delayMs: 0, forge: false }),
    ),
    now,
  );
  const say = (state) => {
    const said = Object.entries(state)
      .filter(([name, value]) => name !== 'open' && value !== false && value !== 0)
      .map(([name, value]) => `${name}: ${value === true ? 'all' : value}`);
    now.textContent = said.length === 0 ? 'Webhooks go out as they should.' : said.join(' · ');
  };
  return { node, say };
}

export function activity(host) {
  const { node, say } = switches();
  const list = h('ol', { class: 'log' });
  host.append(h('div', { class: 'stack' }, node, list));
  watch(host, async () => {
    const [deliveries, state] = await Promise.all([get('/_control/deliveries'), get('/_control/webhooks')]);
    say(state);
    list.replaceChildren(...deliveries.slice(-SHOWN).reverse().map(row));
    if (deliveries.length === 0) list.replaceChildren(h('p', { class: 'empty' }, 'No webhook has been sent yet.'));
  });
}
