import { Badge, Banner, BlockStack, Page, Text } from '@shopify/polaris';
import { useReader } from '../text/reader';
import { ConnectForm, type PosChoiceView } from './connect-form';
import { ConnectionFacts, type ConnectionFactsView } from './connection-facts';
import { DisconnectForm } from './disconnect-form';
import { FaultsProvider, type Faults } from './faults';
import { Section } from './section';

export interface ConnectionView {
  readonly currency: string | null;
  readonly startDate: number | null;
  readonly pos: PosChoiceView | null;
  readonly connection: ConnectionFactsView | null;
  readonly waiting: number;
}

export interface ConnectionAnswer {
  readonly faults: Faults;
  /** Values for the sentences of the faults. */
  readonly params: Readonly<Record<string, string>>;
  readonly conflict: boolean;
}

const tones = { connected: 'success', stopped: 'critical', disconnected: undefined } as const;
const steps = ['one', 'two', 'three'] as const;

/** Is my POS linked, with what rights, by whom? What is needed stands before the button, and again after a failure. */
export function ConnectionScreen({ view, answer }: { readonly view: ConnectionView; readonly answer: ConnectionAnswer | null }) {
  const { t, tOr } = useReader();
  const { pos } = view;
  const state = view.connection?.state ?? 'disconnected';
  const linked = state !== 'disconnected' ? view.connection : null;
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
          <OneBanner conflict={answer?.conflict ?? false} refused={state === 'stopped'} />
          {linked && pos ? (
            <Section title={t('connection.facts.heading')}>
              <ConnectionFacts facts={linked} posName={pos.name} />
            </Section>
          ) : null}
          <Section title={t('connection.prerequisites.heading')}>
            <div id="prerequisites">
              {pos?.kind === 'heartland' ? (
                <ol className="tb-steps">
                  {steps.map((step) => (
                    <li key={step}>{tOr(`connection.prerequisites.heartland.${step}`, '')}</li>
                  ))}
                </ol>
              ) : (
                <Text as="p">{t('connection.prerequisites.other')}</Text>
              )}
            </div>
          </Section>
          {pos ? (
            <Section title={linked ? t('connection.form.reconnectHeading') : t('connection.form.heading')}>
              <ConnectForm
                key={linked ? linked.connectedAt : 'new'}
                pos={pos}
                currency={view.currency}
                startDate={view.startDate}
                account={linked?.account ?? null}
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

function OneBanner({ conflict, refused }: { readonly conflict: boolean; readonly refused: boolean }) {
  const { t } = useReader();
  if (conflict)
    return (
      <Banner tone="critical">
        <p>{t('connection.banner.conflict')}</p>
      </Banner>
    );
  return refused ? (
    <Banner tone="critical" title={t('connection.banner.refusedTitle')}>
      <p>{t('connection.banner.refusedBody')}</p>
    </Banner>
  ) : null;
}
