import type { ReactNode } from 'react';
import { useReader } from '../text/reader';
import { snapshotStyle } from './style';

/** The whole of a page outside the admin: no script, no form, nothing that is fetched. */
export function SnapshotDocument({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { language } = useReader();
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: snapshotStyle }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
