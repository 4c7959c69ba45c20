import { Badge, type BadgeProps } from '@shopify/polaris';
import { useReader } from '../text/reader';

export type StateName = 'open' | 'rechecking' | 'closed';

const tones: Record<StateName, BadgeProps['tone']> = { open: 'critical', rechecking: 'info', closed: 'success' };

/** What is muted asks for nobody, so it is not red. */
export function StateBadge({ state, muted }: { readonly state: StateName; readonly muted: boolean }) {
  const { t } = useReader();
  const quiet = muted && state === 'open';
  return (
    <Badge tone={quiet ? undefined : tones[state]} toneAndProgressLabelOverride=" ">
      {t(`problem.state.${quiet ? 'muted' : state}`)}
    </Badge>
  );
}
