import { useSearchParams } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';

/** Around every field of a form: `?focus=name` scrolls to it, focuses it and outlines it. Every fix button leads to one. */
export function FieldFrame({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const [search] = useSearchParams();
  const frame = useRef<HTMLDivElement>(null);
  // A fix may name a field of a group by its last word ("token" for "credential.token").
  const focus = search.get('focus');
  const wanted = focus !== null && (name === focus || name.endsWith(`.${focus}`));
  useEffect(() => {
    if (!wanted) return;
    frame.current?.querySelector<HTMLElement>('input:not([type="hidden"]), select, textarea, button')?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'center' });
  }, [wanted]);
  return (
    <div ref={frame} className={wanted ? 'tb-focused' : undefined}>
      {children}
    </div>
  );
}
