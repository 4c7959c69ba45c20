import type { Deps } from './pipeline/deps';
import { installShop } from './pipeline/install-shop';
import type { Installation } from './ports/installation-store';
import type { Shopify } from './shopify.server';

/** A page or form request from the admin, proven by its session token. */
export interface AdminRequest {
  readonly installation: Installation;
  readonly shop: string;
  /** For logs of who changed what: the staff member's id, never a name. */
  readonly actor: string;
  readonly locale: 'en' | 'fr';
  /** Adds what an answer to another origin (an admin extension) needs. */
  cors(response: Response): Response;
}

/** Enough for every staff member of a busy process; the oldest is forgotten first. */
const mostLocales = 5_000;

export function adminGate(deps: Deps, shopify: Shopify): (request: Request) => Promise<AdminRequest> {
  // Only document requests carry the staff member's language; later requests of the same page do not.
  const locales = new Map<string, 'en' | 'fr'>();

  function localeOf(request: Request, staff: string): 'en' | 'fr' {
    const told = new URL(request.url).searchParams.get('locale');
    const locale = told ? nearest(told) : (locales.get(staff) ?? nearest(request.headers.get('accept-language') ?? 'en'));
    if (told) {
      locales.delete(staff);
      locales.set(staff, locale);
      const [oldest] = locales.size > mostLocales ? locales.keys() : [];
      if (oldest) locales.delete(oldest);
    }
    return locale;
  }

  return async (request) => {
    const { session, sessionToken, cors } = await shopify.authenticate.admin(request);
    const known = await deps.stores.installations.byShop(session.shop);
    const ready = known && !known.uninstalledAt && known.currency !== null;
    const installation = ready ? known : await installShop(deps, session.shop, null);
    const staff = `${session.shop} ${sessionToken.sub}`;
    return { installation, shop: session.shop, actor: `user ${sessionToken.sub}`, locale: localeOf(request, staff), cors };
  };
}

const nearest = (tag: string): 'en' | 'fr' => (/^fr\b/i.test(tag.trim()) ? 'fr' : 'en');
