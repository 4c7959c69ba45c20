import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderOnServer, textOf } from '~/components/testing/server-render';
import { OrderScreen } from '~/components/order/order-screen';
import { lifetimes, visitsKept, type SupportLink } from '~/domain/support-link';
import { openSupportLink, revokeSupportLink } from '~/pipeline/support-links';
import { installShop } from '~/pipeline/install-shop';
import { presentOrder } from '~/presenters/order';
import { openSupportDesk, planted, type SupportDesk } from '../tests/support/support-desk';

let desk: SupportDesk;
beforeAll(async () => {
  desk = await openSupportDesk();
}, 60_000);
afterAll(() => desk.close());

async function linkOf(token: string): Promise<SupportLink> {
  const open = await openSupportLink(desk.deps, token, { orderId: null });
  if (!open) throw new Error('the link is closed');
  return open.link;
}

const unknown = 'A'.repeat(43);
/** Without the name of what may be asked and the reader's language, all that tells two answers apart. */
const told = ({ status, headers, html }: Awaited<ReturnType<SupportDesk['get']>>) => ({ status, html, headers: Object.fromEntries([...headers].filter(([name]) => name !== 'date')) });
const bodyOf = (html: string): string => html.replace(/<style>.*?<\/style>/s, '');

describe('a page under a support link', () => {
  it('stands alone: nothing is fetched, run, sent, remembered, framed, stored or indexed', async () => {
    const token = await desk.link();
    for (const path of [`/s/${token}`, `/s/${token}/orders/43`, `/s/${unknown}`, '/s', '/s/x/y']) {
      const { html, headers } = await desk.get(path, { headers: { cookie: 'a=b' } });
      expect(html, path).toMatch(/^<!doctype html><html lang="en">/);
      expect(bodyOf(html), path).not.toMatch(/<(script|form|input|button|select|textarea|iframe|img|link|object)\b|\son\w+=|style=|https?:\/\//i);
      expect(html).toContain('<meta name="robots" content="noindex,nofollow"/>');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]+=*'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/);
      expect(['x-robots-tag', 'referrer-policy', 'cache-control', 'x-content-type-options', 'set-cookie', 'etag'].map((name) => headers.get(name))).toEqual(['noindex, nofollow', 'no-referrer', 'no-store', 'nosniff', null, null]);
    }
  });

  it('[C3] shows the whole configuration, what is wrong, and every order that is not in the POS, each with its own page', async () => {
    const token = await desk.link({ masked: false });
    const { status, html } = await desk.get(`/s/${token}`);
    const text = textOf(bodyOf(html));
    expect(status).toBe(200);
    for (const shown of [desk.till.installation.id, 'test.myshopify.com', 'Needs action', 'Account demo', 'Connected', 'Download archived orders', 'Off', 'POS number prefix', 'S-', 'Default POS payment type', 'Tolerance per order (USD)', 'Sales employee', planted.employee, planted.customerNumber, 'When no POS item has the SKU', 'Version', 'Checks', 'NO-SUCH-SKU', 'Last run', 'compared with Shopify']) expect(text, shown).toContain(shown);
    const linked = [...html.matchAll(/href="(\/s\/[^"]*orders\/(\d+))"/g)].map(([, path = '', id]) => ({ path, id }));
    expect([...new Set(linked.map(({ id }) => id))].sort()).toEqual(['43', '44']);
    for (const { path } of linked) expect((await desk.get(path)).status).toBe(200);
  });

  it('[D2] shows of a stopped order whatever the shop’s own page shows about it', async () => {
    const token = await desk.link({ masked: false });
    const { html } = await desk.get(`/s/${token}/orders/43`);
    const shown = textOf(bodyOf(html)).replace(/\s+/g, ' ');
    const { stores, installation, clock } = desk.till;
    const own = await presentOrder(stores, { installation, id: '43', read: null, linkTo: () => null, adminOrigin: 'https://admin.shopify.com', now: clock.now() });
    if (!own) throw new Error('the order has no page');
    const page = await renderOnServer(<OrderScreen view={own} refusal={null} />, { address: '/app/orders/43' });
    const main = page.slice(page.indexOf('Why it isn'));
    // Sentences and facts, each a text of its own in the shop's page; what is a button or stands in a tooltip is no part of it.
    const texts = [...main.replace(/<(button|a|label|summary)\b.*?<\/\1>/gs, '').replace(/<form\b.*?<\/form>/gs, '').matchAll(/>([^<>]+)</g)].map(([, text = '']) => textOf(text).trim()).filter((text) => /[\p{L}\p{N}]{2}/u.test(text) && !/ago$|^, |^in \d/.test(text));
    const zoned = texts.filter((text) => !/\d{1,2}:\d{2}/.test(text));
    expect(zoned.length).toBeGreaterThan(25);
    const actsOnly = /^(Actions|Note|Anyone with this app|Link to a POS item|The link is kept|Which item|Not in your POS yet|Why it is closed|Shopify couldn|No POS item|NO-SUCH-SKU – |Item # |Enter it exactly|\d+ orders? wait)/;
    expect(zoned.filter((text) => !shown.includes(text) && !actsOnly.test(text))).toEqual([]);
    for (const also of ['E-SKU-UNKNOWN', 'The fix: ', 'Settings then and now', 'Download archived orders', 'Then', 'Judged by version']) expect(shown, also).toContain(also);
  });

  it('hides people by default, and says so; orders, amounts and SKUs stay', async () => {
    const [open, masked] = [await desk.link({ masked: false }), await desk.link()];
    const pages = ['', '/orders/42', '/orders/43', '/orders/44'];
    const whole = async (token: string): Promise<string> => (await Promise.all(pages.map(async (page) => (await desk.get(`/s/${token}${page}`)).html))).join('');
    const [shown, hidden] = [await whole(open), await whole(masked)];
    const customerId = (await desk.till.stores.journal.documents(`${desk.till.installation.id}/42`))[0]?.steps.find((step) => step.key === 'customer')?.externalId ?? 'none';
    for (const secret of Object.values(planted)) {
      expect(shown, secret).toContain(secret);
      expect(hidden, secret).not.toContain(secret);
    }
    expect(textOf(bodyOf(hidden))).not.toMatch(new RegExp(`\\b${customerId}\\b`));
    for (const stays of ['#1042', '#1043', 'S-1042', 'NO-SUCH-SKU', '$43.39', desk.till.installation.id]) expect(hidden, stays).toContain(stays);
    expect(shown).toContain('Names of people and notes are shown.');
    expect(hidden).toContain('Names of people, e-mail addresses, customer numbers and notes are hidden.');
    expect(hidden).toContain('[name hidden]');
  });

  it('speaks the reader’s language, or the one in its address, and keeps that', async () => {
    const token = await desk.link();
    const french = await desk.get(`/s/${token}`, { headers: { 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.5' } });
    expect(french.html).toContain('<html lang="fr">');
    expect(french.html).toContain('Commandes absentes du POS');
    const wished = await desk.get(`/s/${token}?lang=fr`, { headers: { 'accept-language': 'en' } });
    expect([wished.html.includes('[nom masqué]'), wished.html.includes(`/s/${token}/orders/43?lang=fr`), wished.html.includes(`/s/${token}?lang=en`)]).toEqual([true, true, true]);
    expect((await desk.get(`/s/${token}?lang=xx`)).html).toContain('<html lang="en">');
  });
});

describe('who may look', () => {
  it('is told one and the same where a link has ended, was revoked, never was, or shows something else', async () => {
    const { till } = desk;
    const elsewhere = await installShop(till.deps, 'other.myshopify.com', null);
    await till.stores.orders.ensure(elsewhere.id, 'gid://shopify/Order/99', till.clock.now());
    const [whole, one, revoked, hour] = [await desk.link(), await desk.link({ orderId: '43' }), await desk.link(), await desk.link({ lifetime: 'hour' })];
    const { id } = await linkOf(revoked);
    expect([(await desk.get(`/s/${revoked}`)).status, (await desk.get(`/s/${hour}`)).status]).toEqual([200, 200]);
    expect(await revokeSupportLink(till.deps, elsewhere.id, id, 'user 9')).toBe(false);
    expect((await desk.get(`/s/${revoked}`)).status).toBe(200);
    expect(await revokeSupportLink(till.deps, till.installation.id, id, 'user 7')).toBe(true);
    const closed = told(await desk.get(`/s/${unknown}`));
    expect(closed.status).toBe(404);
    expect(textOf(closed.html)).toContain('Ask the shop for a new one');
    till.clock.advance(lifetimes.hour);
    for (const path of [`/s/${revoked}`, `/s/${hour}`, `/s/${one}/orders/42`, `/s/${whole}/orders/99`, `/s/${whole}/orders/0`, `/s/${whole}/orders/x`, `/s/${whole}x`, `/s/${whole.toUpperCase()}`, '/s', '/s/', '/S/x', '//s/%E0%A4%A', `/s/${whole}/settings`]) expect(told(await desk.get(path)), path).toEqual(closed);
    // The others are as they were.
    expect([(await desk.get(`/s/${whole}`)).status, (await desk.get(`/s/${one}`)).status, (await desk.get(`/s/${one}/orders/43`)).status]).toEqual([200, 200, 200]);
    expect((await desk.get(`/s/${one}`)).html).toBe((await desk.get(`/s/${one}`)).html);
    expect((await desk.get(`/s/${one}`)).html).not.toMatch(/#1042|#1044|Configuration/);
  });

  it('looks as long as the link says, to the millisecond', async () => {
    const token = await desk.link({ lifetime: 'hour' });
    desk.till.clock.advance(lifetimes.hour - 1);
    expect((await desk.get(`/s/${token}`)).status).toBe(200);
    desk.till.clock.advance(1);
    expect((await desk.get(`/s/${token}`)).status).toBe(404);
  });
});

describe('looking', () => {
  const methods = ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
  it('[C4] is all that can be done: whatever is sent is answered 403, whether the link is good or not', async () => {
    const token = await desk.link();
    const before = await desk.till.rows();
    for (const method of methods) {
      const answers = await Promise.all([`/s/${token}`, `/s/${token}/orders/43`, `/s/${unknown}`, '/s', '/s/x/y?lang=en'].map((path) => desk.get(path, { method, ...(method === 'OPTIONS' ? {} : { body: 'intent=retry' }) })));
      expect(answers.map((answer) => answer.status), method).toEqual([403, 403, 403, 403, 403]);
      expect(new Set(answers.map((answer) => JSON.stringify(told(answer)))).size, method).toBe(1);
    }
    expect(await desk.till.rows()).toEqual(before);
  });

  it('[C4] changes no row but the visit log', async () => {
    const token = await desk.link();
    const kept = async () => (await desk.till.rows()).filter((row) => row.table !== 'SupportLink' && row.table !== 'SupportVisit').map((row) => `${row.table} ${row.text}`).sort();
    const { id } = await linkOf(token);
    const before = await kept();
    for (const path of ['', '/orders/42', '/orders/43', '?cursor=x&lang=fr']) expect((await desk.get(`/s/${token}${path}`)).status).toBe(200);
    expect((await fetch(`${desk.origin}/s/${token}`, { method: 'HEAD' })).status).toBe(200);
    expect((await desk.get(`/s/${token}/orders/99`)).status).toBe(404);
    expect(await kept()).toEqual(before);
    expect((await desk.till.stores.supportLinks.visits(desk.till.installation.id, id)).map((visit) => visit.orderId)).toEqual([null, '43', '42', null]);
    expect(await linkOf(token)).toMatchObject({ visits: 4, lastVisitAt: desk.till.clock.now(), revokedAt: null });
  });

  it('again and again counts on, and keeps the newest visits alone', async () => {
    const token = await desk.link({ orderId: '43' });
    const { id } = await linkOf(token);
    const stores = desk.till.stores.supportLinks;
    for (let visit = 0; visit < visitsKept; visit += 1) await stores.visit(id, { at: desk.till.clock.now(), orderId: '43' }, visitsKept);
    await desk.get(`/s/${token}`);
    const rows = (await desk.till.rows()).filter((row) => row.table === 'SupportVisit' && row.text.includes(id));
    expect([rows.length, (await linkOf(token)).visits]).toEqual([visitsKept, visitsKept + 1]);
  });
});

describe('the token', () => {
  it('stands nowhere: in no row, no line of the log, no page of a failure', async () => {
    const token = await desk.link();
    await desk.get(`/s/${token}`);
    await desk.get(`/s/${token}`, { method: 'POST' });
    const { stores } = desk.till;
    Object.assign(desk.deps, { stores: { ...stores, problems: { ...stores.problems, open: () => Promise.reject(new Error(`disk full at /s/${'x'}`)) } } });
    const failed = await desk.get(`/s/${token}`);
    Object.assign(desk.deps, { stores });
    expect([failed.status, failed.html.includes(token), failed.headers.get('x-robots-tag')]).toEqual([500, false, 'noindex, nofollow']);
    expect(desk.logged.filter((line) => line.includes('support.failed')).length).toBe(1);
    expect(desk.logged.some((line) => line.includes('"path":"/s/…"'))).toBe(true);
    expect([...desk.logged, ...(await desk.till.rows()).map((row) => row.text)].filter((text) => text.includes(token))).toEqual([]);
  });
});
