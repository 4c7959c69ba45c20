import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act, inApp, type Card } from './card';
import { useCard } from './use-card';

export default async function action(): Promise<void> {
  render(<OrderAction />, document.body);
}

type Outcome = 'asked' | 'acting' | 'done' | 'refused' | 'unread';

/** Retry or include, asked for in one sentence and confirmed with one button. */
function OrderAction() {
  const { i18n, data, close } = shopify;
  const gid = data.selected[0]?.id ?? '';
  const language = i18n.translate('language');
  const { reading, again } = useCard(gid, language);
  const [outcome, setOutcome] = useState<Outcome>('asked');
  const offered = reading.kind === 'read' && outcome === 'asked' ? reading.card.act : null;

  async function confirm(): Promise<void> {
    if (!offered) return;
    setOutcome('acting');
    const done = await act(gid, language, offered.intent);
    setOutcome(done === null ? 'unread' : done ? 'done' : 'refused');
  }

  function retry(): void {
    setOutcome('asked');
    again();
  }

  return (
    <s-admin-action heading={i18n.translate('action.heading')} loading={reading.kind === 'reading' || outcome === 'acting'}>
      {outcome === 'done' ? <s-banner tone="success">{i18n.translate('action.done')}</s-banner> : null}
      {outcome === 'refused' ? <s-banner tone="warning">{i18n.translate('action.refused')}</s-banner> : null}
      {reading.kind === 'unread' || outcome === 'unread' ? (
        <s-stack gap="small">
          <s-text>{i18n.translate('block.unread')}</s-text>
          <s-button onClick={retry}>{i18n.translate('block.again')}</s-button>
        </s-stack>
      ) : null}
      {reading.kind === 'read' && outcome === 'asked' ? <Question card={reading.card} /> : null}
      {offered ? (
        <s-button slot="primary-action" variant="primary" onClick={() => void confirm()}>
          {offered.label}
        </s-button>
      ) : null}
      <s-button slot="secondary-actions" onClick={close}>
        {i18n.translate('action.close')}
      </s-button>
    </s-admin-action>
  );
}

function Question({ card }: { readonly card: Card }) {
  const { i18n } = shopify;
  return (
    <s-stack gap="small">
      {card.badge ? <s-badge tone={card.badge.tone}>{card.badge.text}</s-badge> : null}
      <s-text>{card.line}</s-text>
      {card.act ? <s-text>{card.act.question}</s-text> : null}
      {card.act || !card.known ? null : (
        <>
          <s-text>{i18n.translate('action.nothing')}</s-text>
          <s-link href={inApp(card.page)}>{i18n.translate('action.open')}</s-link>
        </>
      )}
    </s-stack>
  );
}
