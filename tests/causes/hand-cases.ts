import type { CauseCase } from './cause-case';

export const handCases: readonly CauseCase[] = [];
