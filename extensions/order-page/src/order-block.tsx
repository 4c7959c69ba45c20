import '@shopify/ui-extensions/preact';
import { render } from 'preact';
import { inApp, type Card } from './card';
import { useCard } from './use-card';

const actionHandle = 'order-pos-action';

export default async function block(): Promise<void> {
  render(<OrderBlock />, document.body);
}

/** Is this order in my POS? Three lines and one button. */
function OrderBlock() {
  const { i18n, data } = shopify;
  const { reading, again } = useCard(data.selected[0]?.id ?? '', i18n.translate('language'));
  return (
    <s-admin-block heading={i18n.translate('block.heading')} collapsedSummary={reading.kind === 'read' ? (reading.card.badge?.text ?? reading.card.line) : undefined}>
      {reading.kind === 'reading' ? <s-spinner accessibilityLabel={i18n.translate('loading')} /> : null}
      {reading.kind === 'unread' ? (
        <s-stack gap="small">
          <s-text>{i18n.translate('block.unread')}</s-text>
          <s-button onClick={again}>{i18n.translate('block.again')}</s-button>
        </s-stack>
      ) : null}
      {reading.kind === 'read' ? <Told card={reading.card} /> : null}
    </s-admin-block>
  );
}

function Told({ card }: { readonly card: Card }) {
  const { i18n, navigation } = shopify;
  const { badge, button } = card;
  return (
    <s-stack gap="small">
      <s-stack direction="inline" gap="small" alignItems="center">
        {badge ? <s-badge tone={badge.tone}>{badge.text}</s-badge> : null}
        {card.posNumber ? <s-text>{card.posNumber}</s-text> : null}
        {card.posLink ? (
          <s-link href={card.posLink} target="_blank">
            {i18n.translate('block.viewInPos')}
          </s-link>
        ) : null}
      </s-stack>
      <s-text>{card.line}</s-text>
      {card.nextTry ? <s-text color="subdued">{card.nextTry}</s-text> : null}
      {card.known ? (
        <s-stack direction="inline" gap="small" alignItems="center">
          {button?.intent ? <s-button onClick={() => navigation.navigate(`extension://${actionHandle}`)}>{button.label}</s-button> : null}
          {button?.page ? <s-button href={inApp(button.page)}>{button.label}</s-button> : null}
          <s-link href={inApp(card.page)}>{i18n.translate('block.details')}</s-link>
        </s-stack>
      ) : null}
    </s-stack>
  );
}
