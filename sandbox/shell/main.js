/** Starts the sandbox page: the app in its frame, the panels beside it. */
import { activity } from './activity.js';
import { byId } from './dom.js';
import { language, open } from './frame.js';
import { orders } from './orders.js';
import { placeOrder } from './place-order.js';
import { pos, stockPos } from './pos.js';
import { notice, path } from './stage.js';
import { start as startTabs } from './tabs.js';
import { start as startWatch } from './watch.js';

const order = new URLSearchParams(location.search).get('order');
placeOrder(byId('view-place'));
orders(byId('view-orders'), order);
pos(byId('view-pos'));
activity(byId('view-activity'));
startTabs(order ? 'orders' : null);
startWatch();

for (const radio of document.querySelectorAll('[name="language"]')) {
  radio.checked = radio.value === language();
  radio.addEventListener('change', () => {
    localStorage.setItem('sandbox-language', radio.value);
    void start(path());
  });
}

/** A page of the app can be asked for as `?app=/app/orders` or `#/app/orders`. */
function wanted() {
  const asked = new URLSearchParams(location.search).get('app') ?? location.hash.slice(1);
  return asked.startsWith('/') && !asked.startsWith('//') ? asked : '/app';
}

async function start(at) {
  try {
    await open(at);
  } catch (error) {
    notice(error.message, true);
  }
}

void start(wanted());
stockPos().catch(() => {
  // Without a POS beside the shop there is nothing to stock; its panel says so.
});
window.addEventListener('hashchange', () => void start(wanted()));
