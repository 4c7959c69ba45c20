import { Badge, Banner, BlockStack, ChoiceList, InlineError, Page } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import { useReader } from '../text/reader';
import { ConnectForm, type CheckAnswer, type PosChoiceView } from './connect-form';
import { ConnectionFacts, type ConnectionFactsView } from './connection-facts';
import { DisconnectForm } from './disconnect-form';
import { FaultsProvider, useFault, type Faults } from './faults';
import { PrerequisiteList } from './prerequisite-list';
import { Section } from './section';

export interface ConnectionView {
  readonly currency: string | null;
  readonly startDate: number | null;
  readonly choices: readonly PosChoiceView[];
  /** The kind that is proposed. */
  readonly chosen: string | null;
  readonly signIn: { readonly id?: string; readonly failed?: 'refused' | 'unreachable' | 'too-late' } | null;
  readonly connection: ConnectionFactsView | null;
  readonly waiting: number;
}

export interface ConnectionAnswer extends CheckAnswer {
  readonly done: string | null;
  readonly faults: Faults;
  /** Values for the sentences of the faults. */
  readonly params: Readonly<Record<string, string>>;
  readonly conflict: boolean;
  readonly page: string | null;
}

const tones = { connected: 'success', stopped: 'critical', disconnected: undefined } as const;

/** Is my POS linked, with what rights, by whom? What is needed stands before the button, and again after a failure. */
export function ConnectionScreen({ view, answer }: { readonly view: ConnectionView; readonly answer: ConnectionAnswer | null }) {
  const { t } = useReader();
  const [chosen, setChosen] = useState(view.chosen);
  const pos = view.choices.find((one) => one.kind === chosen) ?? view.choices[0] ?? null;
  const state = view.connection?.state ?? 'disconnected';
  const linked = state !== 'disconnected' ? view.connection : null;
  usePage(answer?.page ?? null);
  return (
    <Page
      title={t('connection.title')}
      backAction={{ content: t('settings.back'), url: '/app/settings' }}
      titleMetadata={
        <Badge tone={tones[state]} toneAndProgressLabelOverride=" ">
          {t(`connection.state.${state}`)}
        </Badge>
      }
    >
      <FaultsProvider faults={answer?.faults ?? {}} params={answer?.params ?? {}}>
        <BlockStack gap="500">
          <OneBanner conflict={answer?.conflict ?? false} refused={state === 'stopped'} signIn={answer ? null : view.signIn} pos={pos} />
          {linked ? (
            <Section title={t('connection.facts.heading')}>
              <ConnectionFacts facts={linked} way={pos?.by ?? 'form'} />
            </Section>
          ) : null}
          {view.choices.length > 1 ? (
            <Section title={t('connection.choice.heading')}>
              <ChoiceList
                title={t('connection.choice.label')}
                titleHidden
                choices={view.choices.map((one) => ({ value: one.kind, label: one.name }))}
                selected={pos ? [pos.kind] : []}
                onChange={([kind]) => setChosen(kind ?? null)}
              />
            </Section>
          ) : null}
          {pos ? (
            <Section title={t(linked ? 'connection.prerequisites.againHeading' : 'connection.prerequisites.heading')}>
              <div id="prerequisites">
                <PrerequisiteList list={pos.prerequisites} rows={answer?.rows ?? null} />
                <PrerequisiteFault />
              </div>
            </Section>
          ) : null}
          {pos ? (
            <Section title={t(linked ? 'connection.form.reconnectHeading' : 'connection.form.heading')}>
              <ConnectForm
                key={`${pos.kind} ${linked ? linked.connectedAt : 'new'} ${view.signIn?.id ?? ''}`}
                pos={pos}
                currency={view.currency}
                startDate={view.startDate}
                account={linked?.account ?? null}
                signIn={pos.kind === view.chosen ? (view.signIn?.id ?? null) : null}
                answer={answer}
              />
            </Section>
          ) : null}
          {linked ? (
            <Section title={t('connection.disconnect.heading')}>
              <DisconnectForm waiting={view.waiting} />
            </Section>
          ) : null}
        </BlockStack>
      </FaultsProvider>
    </Page>
  );
}

/** A POS's own page refuses to be framed: it takes the place of the admin, and sends the person back here. */
function usePage(page: string | null): void {
  useEffect(() => {
    if (page !== null) window.open(page, '_top');
  }, [page]);
}

function PrerequisiteFault() {
  const fault = useFault('prerequisites');
  return fault === undefined ? null : <InlineError message={fault} fieldID="prerequisites" />;
}

interface OneBannerProps {
  readonly conflict: boolean;
  readonly refused: boolean;
  readonly signIn: ConnectionView['signIn'];
  readonly pos: PosChoiceView | null;
}

function OneBanner({ conflict, refused, signIn, pos }: OneBannerProps) {
  const { t } = useReader();
  if (conflict)
    return (
      <Banner tone="critical">
        <p>{t('connection.banner.conflict')}</p>
      </Banner>
    );
  if (signIn?.failed)
    return (
      <Banner tone="critical" title={t(`connection.signIn.failed.${signIn.failed}.title`, { pos: pos?.name ?? '' })}>
        <p>{t(`connection.signIn.failed.${signIn.failed}.body`, { pos: pos?.name ?? '' })}</p>
      </Banner>
    );
  return refused ? (
    <Banner tone="critical" title={t('connection.banner.refusedTitle')}>
      <p>{t(pos?.by === 'sign-in' ? 'connection.banner.refusedSignIn' : 'connection.banner.refusedBody')}</p>
    </Banner>
  ) : null;
}
