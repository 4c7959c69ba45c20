import type { ReactNode } from 'react';
import { useReader } from '../text/reader';

/** Terms and what they are today; what is null is left out. */
export function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl>
      {facts.map(([term, value], index) =>
        value === null ? null : (
          <div key={`${term} ${index}`}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** A time in full: nobody can ask a page without a script what "2 hours ago" was. */
export function When({ at }: { readonly at: number | null }) {
  const { t, moment } = useReader();
  return at === null ? <>{t('common.word.never')}</> : <time dateTime={new Date(at).toISOString()}>{moment(at)}</time>;
}
