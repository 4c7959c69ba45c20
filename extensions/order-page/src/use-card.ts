import { useCallback, useEffect, useState } from 'preact/hooks';
import { readCard, type Card } from './card';

export type Reading = { readonly kind: 'reading' } | { readonly kind: 'read'; readonly card: Card } | { readonly kind: 'unread' };

/** The card of the order whose page this is, and a way to ask again. */
export function useCard(gid: string, language: string): { readonly reading: Reading; readonly again: () => void } {
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const again = useCallback(() => {
    setReading({ kind: 'reading' });
    void readCard(gid, language).then((card) => setReading(card ? { kind: 'read', card } : { kind: 'unread' }));
  }, [gid, language]);
  useEffect(again, [again]);
  return { reading, again };
}
