// Where the app is, and how the shell moves it: through the app's own router, so that nothing is loaded anew.
function sayWhere() {
  const path = location.pathname + location.search;
  if (!location.pathname.startsWith('/auth/')) tell('location', { path: withoutCredentials(path), title: document.title });
}

function withoutCredentials(path) {
  const url = new URL(path, location.origin);
  for (const name of ['id_token', 'host', 'shop', 'embedded', 'session', 'timestamp', 'locale', 'hmac'])
    url.searchParams.delete(name);
  return url.pathname + url.search;
}

for (const name of ['pushState', 'replaceState']) {
  const plain = history[name].bind(history);
  history[name] = (...args) => {
    const result = plain(...args);
    sayWhere();
    return result;
  };
}
window.addEventListener('popstate', sayWhere);

heard.set('navigate', ({ href }) => {
  const link = [...document.querySelectorAll('ui-nav-menu a[href]')].find((candidate) => candidate.getAttribute('href') === href);
  const target = link ?? document.body.appendChild(Object.assign(document.createElement('a'), { href, hidden: true }));
  if (!link) target.setAttribute('href', href);
  target.dispatchEvent(new Event('shopify:navigate', { bubbles: true }));
  if (!link) setTimeout(() => target.remove(), 0);
});

// Links into the admin and windows above the frame are the shell's to open.
const isAdmin = (url) => /^(shopify:|https:\/\/admin\.shopify\.com\/)/.test(String(url));
document.addEventListener(
  'click',
  (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href');
    if (!href || !isAdmin(href)) return;
    event.preventDefault();
    tell('open', { url: href });
  },
  true,
);

const plainOpen = window.open.bind(window);
window.open = (url, target, ...rest) => {
  if (embedded && (isAdmin(url) || target === '_top' || target === '_parent')) {
    tell('open', { url: new URL(String(url), location.href).href });
    return null;
  }
  return plainOpen(url, target, ...rest);
};
globalThis.open = window.open;

// The bounce page: fetch a token, then go to where it was asked for.
async function bounce() {
  const target = new URLSearchParams(location.search).get('shopify-reload');
  if (!target) return;
  const url = new URL(target, location.origin);
  if (url.origin !== location.origin) return;
  url.searchParams.set('id_token', await idToken());
  location.replace(url);
}
