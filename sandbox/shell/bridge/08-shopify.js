// window.shopify, as far as embedded apps use it.
let toasts = 0;
const toastActions = new Map();
heard.set('toast-action', ({ id }) => toastActions.get(id)?.action?.());
heard.set('toast-gone', ({ id }) => {
  toastActions.get(id)?.gone?.();
  toastActions.delete(id);
});

const element = (id, tag) => document.getElementById(id) ?? document.querySelector(tag);

const shopify = {
  config,
  origin: scriptOrigin,
  ready: Promise.resolve(),
  idToken,
  environment: { embedded, mobile: false, pos: false },
  user: async () => ({}),
  loading: (on = true) => tell('loading', { on: on === true }),
  toast: {
    show(message, options = {}) {
      toasts += 1;
      const id = `toast-${toasts}`;
      toastActions.set(id, { action: options.onAction, gone: options.onDismiss });
      tell('toast', {
        id,
        message,
        isError: options.isError === true,
        action: options.action ?? null,
        duration: options.duration ?? 5000,
      });
      return id;
    },
    hide: (id) => tell('toast-hide', { id }),
  },
  saveBar: {
    show: async (id) => element(id, 'ui-save-bar')?.show(),
    hide: async (id) => element(id, 'ui-save-bar')?.hide(),
    toggle: async (id) => element(id, 'ui-save-bar')?.toggle(),
    leaveConfirmation,
  },
  modal: {
    show: async (id) => element(id, 'ui-modal')?.show(),
    hide: async (id) => element(id, 'ui-modal')?.hide(),
    toggle: async (id) => element(id, 'ui-modal')?.toggle(),
  },
  app: { extensions: async () => [] },
  webVitals: { onReport: () => undefined },
  scopes: {
    query: async () => ({ granted: [], required: [], optional: [] }),
    request: async () => undefined,
    revoke: async () => undefined,
  },
  reviews: { request: async () => ({ success: false, code: 'already-reviewed', message: '' }) },
  support: { registerHandler: () => undefined },
  resourcePicker: async () => undefined,
  intents: {},
};
window.shopify = shopify;

for (const [name, type] of [
  ['ui-nav-menu', NavMenu],
  ['ui-title-bar', TitleBar],
  ['ui-save-bar', SaveBar],
  ['ui-modal', Modal],
]) {
  if (!customElements.get(name)) customElements.define(name, type);
}
void bounce();
sayWhere();
window.addEventListener('DOMContentLoaded', sayWhere);
