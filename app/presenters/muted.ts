import type { Instant } from '~/domain/time';
import type { Problem } from '~/ports/problem-store';

export const isMutedAt = ({ mutedUntil }: Pick<Problem, 'mutedUntil'>, now: Instant): boolean => mutedUntil !== null && mutedUntil > now;
