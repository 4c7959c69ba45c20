import { useReader } from '../text/reader';

/** What stands on every page under a link: where its parts are, and what the link promises. */
export interface LinkView {
  /** Address of the overview; null where the link shows one order alone. */
  readonly overview: string | null;
  readonly orderTo: (id: string) => string;
  /** The same page in the other language. */
  readonly translated: string;
  readonly masked: boolean;
  readonly endsAt: number;
}

export function SnapshotHeader({ title, link, facts }: { readonly title: string; readonly link: LinkView; readonly facts: { readonly installationId: string; readonly shop: string; readonly now: number } }) {
  const { t, language, zone, day, time } = useReader();
  return (
    <header>
      {link.overview ? (
        <nav>
          <a href={link.overview}>{t('snapshot.back')}</a>
        </nav>
      ) : null}
      <h1>{title}</h1>
      <p>{t('snapshot.made', { date: day(facts.now), time: time(facts.now), zone })}</p>
      <p>{t('snapshot.promise', { date: day(link.endsAt), time: time(link.endsAt) })}</p>
      <p className="note">{t(link.masked ? 'snapshot.masked' : 'snapshot.unmasked')}</p>
      <p>
        <a href={link.translated} lang={language === 'en' ? 'fr' : 'en'} hrefLang={language === 'en' ? 'fr' : 'en'}>
          {t('snapshot.language')}
        </a>
      </p>
      <dl>
        <div>
          <dt>{t('common.footer.installation')}</dt>
          <dd>{facts.installationId}</dd>
        </div>
        <div>
          <dt>{t('snapshot.shop')}</dt>
          <dd>{facts.shop}</dd>
        </div>
      </dl>
    </header>
  );
}
