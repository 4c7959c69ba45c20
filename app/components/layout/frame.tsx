import type { ReactNode } from 'react';
import { useReader } from '../text/reader';
import { CopyId } from '../text/copy-id';
import { FocusHeading } from './focus-heading';
import { IndicatorText, type IndicatorView } from './indicator-text';

interface FrameProps {
  readonly installationId: string;
  /** Null on Home, which shows it itself. */
  readonly indicator: IndicatorView | null;
  readonly wide: boolean;
  readonly children: ReactNode;
}

/** What surrounds every screen: the state of the whole, the page, and the ID that every exchange with support starts from. */
export function Frame({ installationId, indicator, wide, children }: FrameProps) {
  const { t, zone } = useReader();
  return (
    <>
      <header>
        <a className="tb-skip" href="#main">
          {t('common.action.skipToContent')}
        </a>
        {indicator ? (
          <div className={wide ? 'tb-line tb-line--wide' : 'tb-line'}>
            <IndicatorText indicator={indicator} />
          </div>
        ) : null}
      </header>
      <FocusHeading />
      <main id="main" className="tb-main">
        {children}
      </main>
      <footer className={wide ? 'tb-footer tb-footer--wide' : 'tb-footer'}>
        <div>{t('common.footer.installation')}</div>
        <CopyId id={installationId} what={t('common.footer.installation')} />
        <div>{t('common.footer.zone', { zone })}</div>
      </footer>
    </>
  );
}
