import type { SupportLink as Row } from '@prisma/client';
import type { Db } from '~/db.server';
import type { SupportLink } from '~/domain/support-link';
import type { SupportLinkStore } from '~/ports/support-link-store';
import { at, atOrNull, wide } from './shared';

const asLink = ({ tokenHash: _, createdAt, endsAt, revokedAt, lastVisitAt, ...link }: Row): SupportLink => ({
  ...link, createdAt: at(createdAt), endsAt: at(endsAt), revokedAt: atOrNull(revokedAt), lastVisitAt: atOrNull(lastVisitAt),
});

export const prismaSupportLinkStore = (db: Db): SupportLinkStore => ({
  async create({ createdAt, endsAt, ...link }) {
    return asLink(await db.supportLink.create({ data: { ...link, createdAt: wide(createdAt), endsAt: wide(endsAt) } }));
  },

  async byTokenHash(tokenHash) {
    const row = await db.supportLink.findUnique({ where: { tokenHash } });
    return row && asLink(row);
  },

  async list(installationId) {
    return (await db.supportLink.findMany({ where: { installationId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] })).map(asLink);
  },

  async revoke(installationId, id, by, now) {
    const { count } = await db.supportLink.updateMany({ where: { id, installationId, revokedAt: null, endsAt: { gt: wide(now) } }, data: { revokedBy: by, revokedAt: wide(now) } });
    return count === 1;
  },

  async visit(id, { at: now, orderId }, keep) {
    await db.$transaction(async (tx) => {
      const { count } = await tx.supportLink.updateMany({ where: { id }, data: { visits: { increment: 1 }, lastVisitAt: wide(now) } });
      if (count === 0) return;
      const { visits: seq } = await tx.supportLink.findUniqueOrThrow({ where: { id }, select: { visits: true } });
      await tx.supportVisit.create({ data: { linkId: id, seq, at: wide(now), orderId } });
      await tx.supportVisit.deleteMany({ where: { linkId: id, seq: { lte: seq - keep } } });
    });
  },

  async visits(installationId, id) {
    const rows = await db.supportVisit.findMany({ where: { linkId: id, link: { installationId } }, orderBy: { seq: 'desc' } });
    return rows.map((row) => ({ at: at(row.at), orderId: row.orderId }));
  },
});
