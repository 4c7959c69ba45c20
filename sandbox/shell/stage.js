/** What the admin draws around an app: its menu, its title and actions, the save bar, toasts and the loading line. */
import { byId, h } from './dom.js';
import { answer, navigate, on, open, tell } from './frame.js';

const nav = byId('app-nav');
const bar = byId('app-bar');
const saveBar = byId('save-bar');
let here = '/app';
let items = [];

/** The path that the app was last at, to open again. */
export const path = () => here;

function drawNav() {
  const current = new URL(here, location.origin).pathname;
  const best = items
    .map((item) => new URL(item.href, location.origin).pathname)
    .filter((href) => current === href || (href !== '/app' && current.startsWith(`${href}/`)))
    .sort((one, other) => other.length - one.length)[0];
  // The item marked as home is the app's own name in the real menu; here it stands first.
  nav.replaceChildren(
    ...items.map((item) =>
      h(
        'a',
        {
          href: `/?app=${encodeURIComponent(item.href)}`,
          'aria-current': new URL(item.href, location.origin).pathname === best ? 'page' : null,
          onclick: (event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            go(item.href);
          },
        },
        item.label || 'Home',
      ),
    ),
  );
}

export function go(href) {
  if (!saveBar.hidden) {
    saveBar.classList.remove('nudge');
    void saveBar.offsetWidth;
    saveBar.classList.add('nudge');
    if (!window.confirm('Leave this page without saving?')) return;
    saveBar.hidden = true;
  }
  navigate(href);
}

function buttons(host, list, type) {
  host.replaceChildren(
    ...list.map(({ index, label, primary, critical, disabled, loading }) =>
      h(
        'button',
        {
          class: primary ? 'primary' : critical ? 'danger' : '',
          disabled: disabled || loading,
          onclick: () => tell(type, { index }),
        },
        loading ? `${label} …` : label,
      ),
    ),
  );
}

on('nav', (message) => {
  if (message.items.length === 0) return;
  items = message.items;
  drawNav();
});

on('location', ({ path: next }) => {
  here = next;
  drawNav();
  history.replaceState(null, '', `/?app=${encodeURIComponent(next)}`);
});

on('title', ({ title, buttons: list }) => {
  bar.hidden = title === '' && list.length === 0;
  byId('app-title').textContent = title;
  buttons(byId('app-actions'), list, 'press-title');
});

on('save-bar', ({ visible, buttons: list }) => {
  saveBar.hidden = !visible;
  if (visible) buttons(byId('save-actions'), list, 'press-save-bar');
});

on('leave', ({ id }) => answer(id, { leave: window.confirm('Leave this page without saving?') }));
on('loading', ({ on: busy }) => (byId('loading').hidden = !busy));
on('toast-hide', ({ id }) => byId(id)?.remove());

on('toast', ({ id, message, isError, action, duration }) => {
  const gone = () => {
    if (!byId(id)) return;
    byId(id).remove();
    tell('toast-gone', { id });
  };
  byId('toasts').append(
    h(
      'div',
      { id, class: isError ? 'toast error' : 'toast' },
      h('span', {}, message),
      action && h('button', { class: 'plain', onclick: () => tell('toast-action', { id }) }, action),
      h('button', { class: 'plain', 'aria-label': 'Dismiss', onclick: gone }, '×'),
    ),
  );
  setTimeout(gone, duration);
});

// Pages above the frame are the real admin's; the sandbox has none, so it says where the app wanted to go.
on('open', ({ url }) => {
  const target = new URL(url, location.origin);
  const inside = /^https:\/\/admin\.shopify\.com\/store\/[^/]+\/apps\/[^/]+(\/.*)?$/.exec(target.href);
  if (inside) void open(inside[1] ?? '/app');
  // Somebody else's page takes the admin's place, as a POS's own sign-in does.
  else if (target.hostname !== 'admin.shopify.com') location.assign(target.href);
  else notice(`The app would now open ${target.href} in Shopify’s admin.`);
});

export function notice(message, isError = false) {
  const toast = h('div', { class: isError ? 'toast error' : 'toast' }, h('span', {}, message));
  byId('toasts').append(toast);
  setTimeout(() => toast.remove(), 6000);
}
