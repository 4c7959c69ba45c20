import en from '../locales/en.default.json';
import fr from '../locales/fr.json';
import type { Card } from '../src/card';

export const catalogues = { en, fr };
type Tree = { readonly [key: string]: string | Tree };

/** What the admin does with the extension's own catalogue. */
export const translateIn = (language: keyof typeof catalogues) => (key: string): string => {
  const found = key.split('.').reduce<string | Tree | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), catalogues[language]);
  if (typeof found !== 'string') throw new Error(`no text ${key} in ${language}`);
  return found;
};

export const blocked: Card = {
  known: true,
  badge: { text: 'Blocked', tone: 'critical' },
  line: 'No match for TEE-S',
  posNumber: 'S-1042',
  posLink: 'https://demo.retail.heartland.us/#sales/orders/edit/4',
  nextTry: null,
  page: '/app/orders/1042',
  button: { label: 'Match product', page: '/app/orders/1042#link-item' },
  act: { intent: 'retry', label: 'Check POS and retry', question: 'Your POS is asked first.' },
};

export const answer = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
