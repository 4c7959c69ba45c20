import { Badge, type BadgeProps } from '@shopify/polaris';
import type { Status } from '~/domain/verdict/verdict';
import { useReader } from './reader';

const looks: Record<Status, Pick<BadgeProps, 'tone' | 'progress'>> = {
  in_pos: { tone: 'success', progress: 'complete' },
  partly: { tone: 'warning', progress: 'partiallyComplete' },
  pending_pos: { tone: 'warning', progress: 'partiallyComplete' },
  waiting: { tone: 'attention', progress: 'incomplete' },
  confirming: { tone: 'info', progress: 'partiallyComplete' },
  blocked: { tone: 'critical', progress: 'incomplete' },
  skipped: {},
  reconcile: { tone: 'warning', progress: 'incomplete' },
  handled: { tone: 'read-only', progress: 'complete' },
};

/** The word says all; Polaris would read tone and progress aloud before it, which the blank override prevents. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { t } = useReader();
  return (
    <Badge {...looks[status]} toneAndProgressLabelOverride=" ">
      {t(`common.status.${status}`)}
    </Badge>
  );
}
