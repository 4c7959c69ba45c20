import { Link } from '@remix-run/react';
import { useReader } from '../text/reader';

export type ViewName = 'all' | 'needs-action' | 'waiting' | 'pending' | 'skipped' | 'reconcile' | 'handled';

/** Saved views as links, so that each has an address and works before scripts are there. */
export function ViewTabs({
  views,
  current,
}: {
  readonly views: readonly { readonly view: ViewName; readonly count: number }[];
  readonly current: ViewName;
}) {
  const { t } = useReader();
  return (
    <nav className="tb-views" aria-label={t('orders.views.label')}>
      <ul>
        {views.map(({ view, count }) => (
          <li key={view}>
            <Link
              to={view === 'all' ? '/app/orders' : `/app/orders?view=${view}`}
              aria-current={view === current ? 'page' : undefined}
            >
              {t('orders.views.withCount', { view: t(`orders.views.${view}`), n: count })}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
