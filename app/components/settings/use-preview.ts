import { useFetcher } from '@remix-run/react';
import { useEffect, useRef, type RefObject } from 'react';
import type { OrderSettingsPreview } from './order-settings-view';

/** So long after the last change the form is sent to be tried. */
const settleMs = 300;

/** What the unsaved form would do, counted anew as it changes. `inForm` goes on anything inside the form. Without JavaScript it stays null. */
export function usePreview(): { readonly inForm: RefObject<HTMLDivElement>; readonly preview: OrderSettingsPreview | null | undefined } {
  const inForm = useRef<HTMLDivElement>(null);
  const fetcher = useFetcher<{ readonly tried: OrderSettingsPreview | null }>();
  const submit = useRef(fetcher.submit);
  submit.current = fetcher.submit;
  useEffect(() => {
    const form = inForm.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = (waitMs: number) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const fields = new FormData(form);
        fields.set('intent', 'preview');
        submit.current(fields, { method: 'post' });
      }, waitMs);
    };
    const changed = () => soon(settleMs);
    soon(0);
    form.addEventListener('input', changed);
    form.addEventListener('change', changed);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('input', changed);
      form.removeEventListener('change', changed);
    };
  }, []);
  return { inForm, preview: fetcher.data?.tried };
}
