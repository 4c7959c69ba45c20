import { BlockStack, Page } from '@shopify/polaris';
import type { RunLineView } from '../runs/run-line';
import { useReader } from '../text/reader';
import { Figures, type FiguresView } from './figures';
import { NeedsAction, type ProblemView } from './needs-action';
import { SetupGuide, type GuideStep } from './setup-guide';
import { SyncCard, type SyncView } from './sync-card';

export interface HomeView extends SyncView {
  readonly problems: readonly ProblemView[];
  readonly moreProblems: number;
  readonly runs: readonly RunLineView[];
  readonly currency: string | null;
  readonly figures: FiguresView;
  readonly days: { readonly today: string; readonly weekAgo: string };
  readonly guide: readonly GuideStep[] | null;
}

/** Are my online orders reaching the POS, and do I need to do anything? */
export function HomeScreen({ view }: { readonly view: HomeView }) {
  const { t } = useReader();
  return (
    <Page title={t('home.title')}>
      <BlockStack gap="400">
        {view.guide ? <SetupGuide steps={view.guide} /> : null}
        <SyncCard view={view} />
        <NeedsAction problems={view.problems} more={view.moreProblems} runs={view.runs} currency={view.currency} />
        <Figures figures={view.figures} {...view.days} />
      </BlockStack>
    </Page>
  );
}
