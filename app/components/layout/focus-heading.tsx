import { useLocation } from '@remix-run/react';
import { useEffect, useRef } from 'react';

/** After a change of page inside the app the heading takes focus, as a document load would; a link to a field keeps its own. */
export function FocusHeading() {
  const { pathname, search } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (new URLSearchParams(search).has('focus')) return;
    const heading = document.querySelector<HTMLElement>('main h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  }, [pathname, search]);
  return null;
}
