import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Language } from '~/i18n/languages';
import { ReaderProvider } from '../text/reader';

/** Complete HTML that needs no script to be read. */
export const renderSnapshot = (page: ReactElement, reading: { readonly language: Language; readonly zone: string; readonly now: number }): string =>
  `<!doctype html>${renderToStaticMarkup(<ReaderProvider {...reading}>{page}</ReaderProvider>)}`;
