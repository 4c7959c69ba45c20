import { useReader } from '../text/reader';
import { SnapshotDocument } from './snapshot-document';

/** Closed says the same of a link that has ended, was revoked or never was, and of an order that it does not show. */
export function NoticePage({ what }: { readonly what: 'closed' | 'refused' | 'failed' }) {
  const { t } = useReader();
  return (
    <SnapshotDocument title={t(`snapshot.${what}.title`)}>
      <main>
        <h1>{t(`snapshot.${what}.title`)}</h1>
        <p>{t(`snapshot.${what}.body`)}</p>
        {what === 'closed' ? <p>{t('snapshot.closed.again')}</p> : null}
      </main>
    </SnapshotDocument>
  );
}
