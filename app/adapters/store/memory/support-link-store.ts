import type { SupportLink } from '~/domain/support-link';
import type { SupportLinkStore } from '~/ports/support-link-store';
import type { Memory, SupportLinkRow } from './memory';
import { byText, keep, moment, promised } from './shared';

const asLink = ({ tokenHash: _hash, log: _log, ...link }: SupportLinkRow): SupportLink => link;

export const memorySupportLinkStore = (memory: Memory): SupportLinkStore => promised<SupportLinkStore>({
  create(link) {
    if (memory.supportLinks.has(link.id) || rowOf(memory, link.tokenHash)) throw new Error('a support link with this id or token is there already');
    const row: SupportLinkRow = keep({ ...link, createdAt: moment(link.createdAt), endsAt: moment(link.endsAt), revokedBy: null, revokedAt: null, visits: 0, lastVisitAt: null, log: [] });
    memory.supportLinks.set(link.id, row);
    return asLink(row);
  },

  byTokenHash(tokenHash) {
    const row = rowOf(memory, tokenHash);
    return row ? asLink(row) : null;
  },

  list: (installationId) =>
    [...memory.supportLinks.values()]
      .filter((row) => row.installationId === installationId)
      .sort((a, b) => b.createdAt - a.createdAt || byText(b.id, a.id))
      .map(asLink),

  revoke(installationId, id, by, now) {
    const row = memory.supportLinks.get(id);
    if (!row || row.installationId !== installationId || row.revokedAt !== null || row.endsAt <= moment(now)) return false;
    memory.supportLinks.set(id, keep({ ...row, revokedBy: by, revokedAt: moment(now) }));
    return true;
  },

  visit(id, { at, orderId }, most) {
    const row = memory.supportLinks.get(id);
    if (!row) return;
    memory.supportLinks.set(id, keep({ ...row, visits: row.visits + 1, lastVisitAt: moment(at), log: [{ at: moment(at), orderId }, ...row.log].slice(0, most) }));
  },

  visits(installationId, id) {
    const row = memory.supportLinks.get(id);
    return row?.installationId === installationId ? row.log : [];
  },
});

const rowOf = (memory: Memory, tokenHash: string): SupportLinkRow | undefined => [...memory.supportLinks.values()].find((row) => row.tokenHash === tokenHash);
