/** The app's frame, and the conversation with the stand-in App Bridge inside of it. */
import { byId } from './dom.js';
import { post } from './http.js';

const appUrl = document.documentElement.dataset.appUrl;
const appOrigin = new URL(appUrl).origin;
const frame = byId('app');
const listeners = new Map();

/** What the bridge reports: nav, title, save-bar, toast, toast-hide, loading, location, open, leave. */
export const on = (type, listener) => listeners.set(type, listener);

export function tell(type, detail = {}) {
  frame.contentWindow?.postMessage({ bridge: 'tillbridge-sandbox', type, ...detail }, appOrigin);
}

export const answer = (id, value) => tell('answer', { id, value });

window.addEventListener('message', (event) => {
  if (event.source !== frame.contentWindow || event.origin !== appOrigin || event.data?.bridge !== 'tillbridge-sandbox') return;
  const { type, id } = event.data;
  if (type === 'id-token') {
    void post('/_control/id-token', { locale: language() }).then((value) => answer(id, value));
    return;
  }
  listeners.get(type)?.(event.data);
});

export function language() {
  return localStorage.getItem('sandbox-language') ?? (navigator.language.startsWith('fr') ? 'fr' : 'en');
}

/** Loads a path of the app anew, as the admin does when an app is opened. */
export async function open(path) {
  const { idToken, shop, host } = await post('/_control/id-token', { locale: language() });
  const url = new URL(path, appUrl);
  if (url.origin !== appOrigin) url.href = new URL('/app', appUrl).href;
  const parameters = {
    embedded: '1',
    shop,
    host,
    id_token: idToken,
    locale: language(),
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  frame.src = url.href;
}

/** Moves inside of the running app. */
export const navigate = (href) => tell('navigate', { href });
