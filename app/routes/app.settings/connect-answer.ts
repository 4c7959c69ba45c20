import type { PrerequisiteRow } from '~/domain/checks/prerequisites';

/** What the connection page is told: 200 done or checked, 409 somebody else saved meanwhile, 422 faults beside their fields. */
export interface ConnectAnswer {
  readonly status: 200 | 409 | 422;
  readonly body: {
    readonly done: 'connected' | 'disconnected' | null;
    readonly conflict: boolean;
    readonly faults: Readonly<Record<string, readonly string[]>>;
    readonly params: Readonly<Record<string, string>>;
    /** What each prerequisite was found to be; null where the POS was not asked. */
    readonly rows: readonly PrerequisiteRow[] | null;
    /** Everything was found to be there: the very access that was checked may be connected. */
    readonly ready: boolean;
    readonly account: string | null;
    /** The POS's own page, to be opened in place of the admin. */
    readonly page: string | null;
  };
}

const nothing: ConnectAnswer['body'] = { done: null, conflict: false, faults: {}, params: {}, rows: null, ready: false, account: null, page: null };

export const answered = (what: Partial<ConnectAnswer['body']>): ConnectAnswer => ({ status: 200, body: { ...nothing, ...what } });

export const refused = (faults: ConnectAnswer['body']['faults'], params: Readonly<Record<string, string>> = {}, rows: readonly PrerequisiteRow[] | null = null): ConnectAnswer => ({
  status: 422,
  body: { ...nothing, faults, params, rows },
});
