// A stand-in for Shopify's App Bridge, for the sandbox only: the same names and events, none of its code. The parts of this folder
// are served as one script, in order of their names.
const script = document.currentScript;
const scriptOrigin = script?.src ? new URL(script.src).origin : location.origin;
const embedded = window.top !== window.self;

const stored = (name) => {
  try {
    return sessionStorage.getItem(`bridge:${name}`);
  } catch {
    return null;
  }
};

// Later documents of a visit come without these parameters, as the real bridge's do.
const remembered = (name) => {
  const value = new URLSearchParams(location.search).get(name);
  try {
    if (value) sessionStorage.setItem(`bridge:${name}`, value);
  } catch {
    // A browser without storage forgets; the page's own address still says it.
  }
  return value ?? stored(name) ?? undefined;
};

const config = {
  apiKey:
    script?.dataset.apiKey ??
    document.querySelector('meta[name="shopify-api-key"]')?.content ??
    new URL(script?.src ?? location.href).searchParams.get('apiKey') ??
    '',
  shop: remembered('shop'),
  host: remembered('host'),
  locale: remembered('locale') ?? 'en',
  appOrigins: [],
  disabledFeatures: [],
  experimentalFeatures: [],
};
