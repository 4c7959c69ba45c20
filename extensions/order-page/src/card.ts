/** What the app tells of one order, in the reader's language (`app/presenters/order-card.ts`). */
export interface Card {
  readonly known: boolean;
  readonly badge: { readonly text: string; readonly tone: 'success' | 'warning' | 'caution' | 'info' | 'critical' | 'neutral' } | null;
  readonly line: string;
  readonly posNumber: string | null;
  readonly posLink: string | null;
  readonly nextTry: string | null;
  readonly page: string;
  readonly button: { readonly label: string; readonly intent?: Intent; readonly page?: string } | null;
  readonly act: { readonly intent: Intent; readonly label: string; readonly question: string } | null;
}
export type Intent = 'retry' | 'include';

/** The admin adds the session token to calls to the app's own address, and resolves paths against it. */
const address = (gid: string, language: string): string => `/api/orders/${gid.slice(gid.lastIndexOf('/') + 1)}?locale=${language}`;

/** Null: the app did not answer with a card. */
export async function readCard(gid: string, language: string): Promise<Card | null> {
  try {
    const answer = await fetch(address(gid, language));
    return answer.ok ? ((await answer.json()) as Card) : null;
  } catch {
    return null;
  }
}

/** False: refused, because the order is no longer as it was when it was asked for. Null: no answer. */
export async function act(gid: string, language: string, intent: Intent): Promise<boolean | null> {
  try {
    const answer = await fetch(address(gid, language), { method: 'POST', body: new URLSearchParams({ intent }) });
    return answer.ok ? true : answer.status === 422 ? false : null;
  } catch {
    return null;
  }
}

/** A page of the app, as the admin addresses it. */
export const inApp = (page: string): string => `app:${page.replace(/^\//, '')}`;
