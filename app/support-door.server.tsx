import type { IncomingMessage, ServerResponse } from 'node:http';
import { NoticePage } from './components/snapshot/notice-page';
import { OrderPage } from './components/snapshot/order-page';
import { OverviewPage } from './components/snapshot/overview-page';
import { renderSnapshot } from './components/snapshot/render-snapshot';
import type { LinkView } from './components/snapshot/snapshot-header';
import { maskPeople } from './domain/mask';
import { errorText } from './domain/redact';
import { languageOfRequest, type Language } from './i18n/languages';
import { textsOf } from './i18n/texts';
import type { Deps } from './pipeline/deps';
import { openSupportLink, recordVisit, type OpenLink } from './pipeline/support-links';
import { zoneOr } from './presenters/calendar';
import { knownPeople } from './presenters/support/known-people';
import { presentSnapshot } from './presenters/support/snapshot';
import { presentSnapshotOrder } from './presenters/support/snapshot-order';
import { supportHeaders } from './security-headers.server';

type Given = Pick<Deps, 'stores' | 'clock' | 'log' | 'pos'>;

/** Everything below /s is this door's, however it is spelled: whatever went past it could be written to a log with its token. */
export const isSupportPath = (pathname: string): boolean => /^(?:https?:\/\/[^/]*)?\/+s(?:\/|$)/i.test(pathname);

interface Asked {
  readonly token: string;
  readonly orderId: string | null;
  readonly cursor: string | null;
  /** Said in the address; null leaves it to the browser. */
  readonly wished: Language | null;
}

function asked(target: string): Asked | null {
  const [path = '', query = ''] = target.split(/\?(.*)/s);
  const [, token, orderId = null] = /^(?:https?:\/\/[^/]*)?\/+s\/([\w-]+)(?:\/orders\/(\d{1,20}))?\/?$/i.exec(path) ?? [];
  const wishes = new URLSearchParams(query);
  const lang = wishes.get('lang');
  return token === undefined ? null : { token, orderId, cursor: wishes.get('cursor'), wished: lang === 'fr' || lang === 'en' ? lang : null };
}

/**
 * Read-only pages for whoever helps a shop, in nobody's name: no cookie, no script, no form. It stands before Remix, as webhooks do: Remix
 * writes the addresses of requests that it cannot serve to the log, and these hold a secret.
 */
export function supportDoor(deps: Given): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const { clock, log } = deps;
    const wish = asked(request.url ?? '');
    const language = wish?.wished ?? languageOfRequest(request.headers['accept-language']);
    const answer = (status: number, html: string): void => {
      const body = Buffer.from(html);
      response.writeHead(status, { ...supportHeaders, 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': language, 'Content-Length': body.length, ...(status === 403 ? { Allow: 'GET, HEAD' } : {}) });
      response.end(request.method === 'HEAD' ? undefined : body);
    };
    const notice = (status: number, what: 'closed' | 'refused' | 'failed'): void => answer(status, renderSnapshot(<NoticePage what={what} />, { language, zone: 'UTC', now: clock.now() }));
    // Whatever else is sent is not even read, and nothing says whether the link is good.
    if (request.method !== 'GET' && request.method !== 'HEAD') return notice(403, 'refused');
    try {
      const open = wish && (await openSupportLink(deps, wish.token, wish));
      const page = open && (await draw(deps, open, wish, language));
      if (!page) return notice(404, 'closed');
      if (request.method === 'GET') await recordVisit(deps, open);
      answer(200, page);
    } catch (error) {
      log.error('support.failed', { error: errorText(error) });
      notice(500, 'failed');
    }
  };
}

/** Null: nothing that this link shows. */
async function draw(deps: Given, open: OpenLink, wish: Asked, language: Language): Promise<string | null> {
  const { stores, pos, clock } = deps;
  const { link, installation, orderId } = open;
  const reading = { language, zone: zoneOr(installation.timeZone), now: clock.now() };
  const masked = await masking(deps, open, language);
  if (orderId !== null) {
    const view = await presentSnapshotOrder(stores, installation, { id: orderId, pos, now: reading.now });
    return view && renderSnapshot(<OrderPage view={masked(view)} link={addresses(link, wish, language)} />, reading);
  }
  const { orders, ...view } = masked(await presentSnapshot(stores, installation, { pos, cursor: wish.cursor, now: reading.now }));
  const older = orders.next === null ? null : address(wish, { cursor: orders.next });
  return renderSnapshot(<OverviewPage view={{ ...view, orders: { ...orders, older } }} link={addresses(link, wish, language)} />, reading);
}

async function masking({ stores }: Given, { link, installation }: OpenLink, language: Language): Promise<<T>(view: T) => T> {
  if (!link.masked) return (view) => view;
  const names = await knownPeople(stores, installation.id);
  const { t } = textsOf(language);
  return (view) => maskPeople(view, names, { person: t('snapshot.hidden.person'), text: t('snapshot.hidden.text') });
}

/** Below the same token; a language that was asked for stays. */
function address({ token, wished }: Asked, { orderId = null, cursor = null, lang = wished }: { readonly orderId?: string | null; readonly cursor?: string | null; readonly lang?: Language | null }): string {
  const query = new URLSearchParams({ ...(cursor === null ? {} : { cursor }), ...(lang === null ? {} : { lang }) }).toString();
  return `/s/${token}${orderId === null ? '' : `/orders/${orderId}`}${query && `?${query}`}`;
}

const addresses = ({ orderId: only, masked, endsAt }: OpenLink['link'], wish: Asked, language: Language): LinkView => ({
  overview: only === null ? address(wish, {}) : null,
  orderTo: (orderId) => address(wish, { orderId }),
  translated: address(wish, { orderId: wish.orderId, cursor: wish.cursor, lang: language === 'en' ? 'fr' : 'en' }),
  masked,
  endsAt,
});
