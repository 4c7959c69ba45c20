import { Link } from '@remix-run/react';
import { Badge, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';

export interface RunLineView {
  readonly id: string;
  readonly kind: 'retry' | 'include' | 'handle' | 'undo';
  readonly state: 'planning' | 'planned' | 'running' | 'cancelled' | 'done';
  readonly by: string;
  readonly cancelledBy: string | null;
  readonly startedAt: number;
  readonly planned: number;
  readonly good: number;
  readonly acted: number;
  readonly mixed: boolean;
}

const tones: Record<RunLineView['state'], BadgeProps['tone']> = { planning: 'info', planned: undefined, running: 'info', cancelled: undefined, done: 'success' };

export function RunBadge({ run }: { readonly run: Pick<RunLineView, 'state' | 'mixed'> }) {
  const { t } = useReader();
  const mixed = run.state === 'done' && run.mixed;
  return (
    <Badge tone={mixed ? 'warning' : tones[run.state]} toneAndProgressLabelOverride=" ">
      {t(`runs.state.${mixed ? 'mixed' : run.state}`)}
    </Badge>
  );
}

/** How it ended, in one sentence; null while it has not. */
export function useEnd({ state, cancelledBy, mixed, good, planned, acted }: Pick<RunLineView, 'state' | 'cancelledBy' | 'mixed' | 'good' | 'planned' | 'acted'>): string | null {
  const { t, person } = useReader();
  if (state === 'cancelled') return cancelledBy === null ? t('runs.summary.cancelled', { acted, total: planned }) : t('runs.summary.cancelledBy', { by: person(cancelledBy), acted, total: planned });
  if (state !== 'done') return null;
  return planned === 0 ? t('runs.summary.none') : t(`runs.summary.${mixed ? 'mixed' : 'full'}`, { good, total: planned });
}

/** One run: what, who, when, and how it ended. */
export function RunLine({ run }: { readonly run: RunLineView }) {
  const { t, person } = useReader();
  const end = useEnd(run);
  return (
    <InlineStack gap="200" blockAlign="center">
      <RunBadge run={run} />
      <Link className="tb-link" to={`/app/runs/${run.id}`}>
        {t('runs.by', { kind: t(`runs.kind.${run.kind}`), by: person(run.by) })}
      </Link>
      <Text as="span" tone="subdued">
        <Moment at={run.startedAt} />
        {end ? ` · ${end}` : null}
      </Text>
    </InlineStack>
  );
}
