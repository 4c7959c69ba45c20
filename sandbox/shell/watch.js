/** Keeps the panels current: asks the shop for its version and tells whoever is on show when it moved. */
import { byId, h } from './dom.js';
import { get } from './http.js';

const watchers = new Set();
let seen = null;
let running = false;

/** `draw` runs at once when its panel is shown, and again whenever something happened; it is given the shop's state. */
export function watch(panel, draw) {
  const watcher = { panel, draw, always: false };
  watchers.add(watcher);
  return watcher;
}

/** For panels that also show what the shop knows nothing of, such as the POS. */
export function watchAlways(panel, draw) {
  watch(panel, draw).always = true;
}

export async function refresh() {
  seen = null;
  await look();
}

async function look() {
  if (running) return;
  running = true;
  try {
    const state = await get('/_control/state');
    const moved = seen !== `${state.version}:${state.deliveries.open}:${state.deliveries.total}`;
    seen = `${state.version}:${state.deliveries.open}:${state.deliveries.total}`;
    byId('status').textContent =
      `${state.orders} orders · ${state.deliveries.open} webhooks under way · app ${state.installed ? 'installed' : 'not installed'}`;
    for (const watcher of watchers) {
      if (!watcher.panel.hidden && (moved || watcher.always)) await watcher.draw(state);
    }
  } catch (error) {
    byId('status').replaceChildren(h('span', {}, error.message));
  } finally {
    running = false;
  }
}

export function start() {
  setInterval(() => {
    if (!document.hidden) void look();
  }, 1500);
  document.addEventListener('visibilitychange', () => !document.hidden && void look());
}
