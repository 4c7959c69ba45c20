/** The shell page and the stand-in bridge, served from ../shell. */
import { readdirSync, readFileSync } from 'node:fs';
import { text } from '../shared/http';
import type { Router } from '../shared/router';
import type { Shop } from './shop';

const folder = new URL('../shell/', import.meta.url);
const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export function shellRoutes(router: Router, shop: Shop): void {
  const page = () => {
    const html = readFileSync(new URL('index.html', folder), 'utf8')
      .replace('%APP_URL%', shop.options.appUrl)
      .replace('%CURRENCY%', shop.options.currency);
    return text(200, html, TYPES.html);
  };
  router.on('GET', '/', page);
  // Addresses of the admin that the app links to: an order, or a page of the app.
  router.on('GET', '/store/*', ({ query }, params) => {
    const path = params['*'] ?? '';
    const order = /\/orders\/(\d+)/.exec(path)?.[1];
    const page = /\/apps\/[^/]+(\/.*)$/.exec(path)?.[1];
    return { status: 302, headers: { location: order ? `/?order=${order}` : `/?app=${encodeURIComponent((page ?? '/app') + (query === '' ? '' : `?${query}`))}` } };
  });
  router.on('GET', '/app-bridge.js', () => {
    const script = text(200, bridgeScript(), TYPES.js);
    return {
      ...script,
      headers: { ...script.headers, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' },
    };
  });
  router.on('GET', '/shell/*', (_request, params) => {
    const name = params['*'] ?? '';
    const type = TYPES[/\.(\w+)$/.exec(name)?.[1] ?? ''];
    // Names only: no folder of the shell is nested, so nothing outside of it can be named.
    if (!type || !/^[\w-]+\.\w+$/.test(name)) return text(404, 'not found');
    try {
      return text(200, readFileSync(new URL(name, folder), 'utf8'), type);
    } catch {
      return text(404, 'not found');
    }
  });
}

/**
 * The bridge's parts as one classic script, which runs once however often a page names it. `fetch` is kept aside before anything else:
 * the bridge replaces it.
 */
function bridgeScript(): string {
  const parts = new URL('bridge/', folder);
  const source = readdirSync(parts)
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => readFileSync(new URL(name, parts), 'utf8'))
    .join('\n');
  return `(() => {\n'use strict';\nif (window.shopify?.idToken) return;\nconst plainFetch = window.fetch.bind(window);\n${source}\n})();\n`;
}
