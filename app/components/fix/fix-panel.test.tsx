import { describe, expect, it } from 'vitest';
import { renderOnServer, textOf as shownText } from '../testing/server-render';
import { FixPanel } from './fix-panel';
import type { FixAct, FixPanelView, ProductsAct } from './fix-view';

/** No-break spaces are the catalogues' own test. */
const textOf = (html: string): string => shownText(html).replace(/\u00a0/g, ' ');
const panel = (act: FixAct | null, guide: FixPanelView['guide'] = null): FixPanelView => ({ act, guide });
const show = async (view: FixPanelView, language: 'en' | 'fr' = 'en') => renderOnServer(<FixPanel view={view} />, { language });
const people = [
  { value: '1', name: 'Integration User', inactive: false },
  { value: '2', name: 'Marie Dubois', inactive: true },
];
const season = { group: 'item', key: 'season', name: 'Season', values: ['None', 'Winter'], unique: false, refused: null } as const;
const products: ProductsAct = { kind: 'products', missing: [{ product: 'tip', name: 'Shopify Tip' }, { product: 'shipping', name: 'Shopify Shipping' }], replaceable: [], obstacles: [], mayCreate: true, mayLoosen: true, repair: null };

describe('a fix in place', () => {
  it('[M5] lists archived employees as such and lets nobody choose them', async () => {
    const html = await show(panel({ kind: 'employee', people, mayCreate: false }));
    expect(html).toMatch(/<option value="2" disabled="">Marie Dubois \(archived\)<\/option>/);
    expect(html).toMatch(/<option value="1">Integration User<\/option>/);
    expect(textOf(html)).not.toContain('Create employee');
    expect(textOf(await show(panel({ kind: 'employee', people, mayCreate: false }), 'fr'))).toContain('Marie Dubois (archivé)');
  });

  it('[M4] offers to create one where the POS can, under a name in the reader’s language', async () => {
    expect(await show(panel({ kind: 'employee', people, mayCreate: true }))).toMatch(/value="Online orders"/);
    expect(await show(panel({ kind: 'employee', people, mayCreate: true }), 'fr')).toMatch(/value="Commandes en ligne"/);
  });

  it('turns a switch on only after asking, and asks what becomes of the orders that were kept back', async () => {
    const html = await show(panel({ kind: 'switch', setting: 'archived', candidates: 3 }));
    expect(html).toContain('action="/app/fix"');
    expect(textOf(html)).toContain('3 orders that are skipped or waiting are judged again too');
    expect(html).not.toContain('name="confirmed"');
    expect(textOf(await show(panel({ kind: 'switch', setting: 'archived', candidates: 0 })))).not.toContain('judged again');
    expect(textOf(await show(panel({ kind: 'switch', setting: 'archived', candidates: 0 }), 'fr'))).toContain('Activer « Télécharger les commandes archivées »');
  });

  it('offers only what a list allows as a default value, and none for a field of unique values', async () => {
    const list = await show(panel({ kind: 'fields', fields: [{ ...season, group: 'transaction', refused: 'Summer' }] }));
    expect(list).toMatch(/<option value="None">None<\/option>/);
    expect(textOf(list)).toContain('“Summer” is no longer in the list of this field');
    const unique = await show(panel({ kind: 'fields', fields: [{ ...season, values: null, unique: true }] }));
    expect(unique).not.toContain('name="value"');
    expect(textOf(unique)).toContain('no default value can stand in it');
  });

  it('[M14] says what stands in the way of creating products, and both ways past it', async () => {
    const html = await show(panel({ ...products, obstacles: [season] }));
    const text = textOf(html);
    expect(text).toContain('Your POS requires “Season” on every item');
    expect(text).toContain('Fill in a value');
    expect(text).toContain('Loosen it for the moment');
    expect(text).toContain('It is put back even if something breaks in between.');
    expect(html).toContain('name="value.season"');
    expect(textOf(await show(panel({ ...products, obstacles: [season] }), 'fr'))).toContain('Votre POS exige « Season » sur chaque article');
    const fixed = textOf(await show(panel({ ...products, obstacles: [{ ...season, unique: true }] })));
    expect(fixed).not.toContain('Fill in a value');
    expect(textOf(await show(panel(products)))).not.toContain('requires');
  });

  it('[M14] shows how far the creating is, what is loose for it, and what the POS refused', async () => {
    const underWay = textOf(await show(panel({ ...products, repair: { underWay: true, made: 1, of: 2, loose: ['Season'], refusals: [] } })));
    expect(underWay).toContain('Being created: 1 of 2.');
    expect(underWay).toContain('Not required for the moment: “Season”. It is put back by itself.');
    expect(underWay).not.toContain('Create 2 products');
    const refused = textOf(await show(panel({ ...products, repair: { underWay: false, made: 0, of: 1, loose: [], refusals: [{ name: 'Shopify Tip', message: 'no rights' }] } })));
    expect(refused).toContain('Shopify Tip couldn’t be created: no rights');
    const over = textOf(await show(panel({ ...products, missing: [], repair: { underWay: false, made: 0, of: 1, loose: [], refusals: [{ name: 'Shopify Tip', message: 'no rights' }] } })));
    expect(over).not.toContain('couldn’t be created');
  });
});

describe('steps in the POS', () => {
  const guide = {
    task: 'optional-field', link: 'https://demo.retail.heartland.us/', params: { field: 'Season', group: 'item' },
    steps: { en: ['Open Custom fields.', 'Select the group {group}, then “{field}”.'], fr: ['Ouvrez Custom fields.', 'Sélectionnez le groupe {group}, puis « {field} ».'] },
  };

  it('[M12] are numbered, in the POS’s own words, with the way there and a check that confirms them', async () => {
    const html = await show(panel(null, guide));
    const [, list = ''] = /<ol>(.*?)<\/ol>/s.exec(html) ?? [];
    expect([...list.matchAll(/<li>(.*?)<\/li>/g)].map((found) => textOf(found[1] ?? ''))).toEqual(['Open Custom fields.', 'Select the group items, then “Season”.', 'Come back and check again. Then the orders that wait go by themselves.']);
    expect(html).toMatch(/href="https:\/\/demo\.retail\.heartland\.us\/"[^>]*target="_blank"|target="_blank"[^>]*href="https:\/\/demo\.retail\.heartland\.us\/"/);
    expect(html).toMatch(/name="fix" value="check"/);
    expect(textOf(html)).toContain('Check again');
    const french = textOf(await show(panel(null, guide), 'fr'));
    expect(french).toContain('puis « Season ».');
    expect(french).toContain('Vérifier à nouveau');
  });

  it('[M12] are told in general words for a POS that has none of its own', async () => {
    const text = textOf(await show(panel(null, { ...guide, steps: null, link: null })));
    expect(text).toContain('Select the group items, then the field “Season”.');
    expect(text).not.toContain('Open your POS');
  });
});
