import { BlockStack, Button, Card, InlineStack, Text } from '@shopify/polaris';
import type { Cause, Status } from '~/domain/verdict/verdict';
import { FixPanel } from '../fix/fix-panel';
import type { FixPanelView } from '../fix/fix-view';
import { useReader } from '../text/reader';
import { there, withOrder } from './verdict-words';
import { FixButton, type FixView, type Links } from './fix-button';

interface Remedied extends Cause {
  /** What is done in place; the first button then is in there. */
  readonly panel?: FixPanelView | null;
  readonly fix: {
    readonly first: FixView;
    readonly second: FixView | null;
    readonly doer: 'settings' | 'pos' | 'shopify' | 'us' | 'nobody';
  };
}

export interface VerdictView {
  readonly name: string;
  readonly status: Status;
  readonly cause: (Remedied & { readonly held: number }) | null;
  readonly alsoNeeded: readonly Remedied[];
  readonly nextTryAt: number | null;
  readonly decision: {
    readonly kind: 'included' | 'left-out' | 'handled';
    readonly by: string | null;
    readonly at: number | null;
  } | null;
}

/** Effect, cause, fix, what happens then, and who can do it. */
export function VerdictCard({ view, links }: { readonly view: VerdictView; readonly links: Links }) {
  const { t, cause, day, moment, person } = useReader();
  const { status, decision } = view;
  const heading = there.includes(status) ? t('order.verdict.headingThere') : t('order.verdict.heading');
  const main = view.cause && withOrder(view.cause, view.name);
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {heading}
        </Text>
        {main ? (
          <>
            <Text as="p" variant="headingSm">
              {cause(main, 'title')}
            </Text>
            <Text as="p">{cause(main, 'body')}</Text>
            {view.nextTryAt === null ? null : <Text as="p">{t('order.verdict.nextTry', { when: moment(view.nextTryAt) })}</Text>}
            {main.held > 1 ? <Text as="p">{t('order.verdict.held', { count: main.held })}</Text> : null}
            <Text as="p" tone="subdued">
              {t(`order.verdict.who.${main.panel?.act ? 'settings' : main.fix.doer}`)}
            </Text>
            {main.panel ? <FixPanel view={main.panel} /> : null}
            <InlineStack gap="200">
              {main.panel?.act && main.fix.first.kind === 'link' ? (
                <SettingLink to={main.fix.first.to} />
              ) : (
                <FixButton fix={main.fix.first} label={cause(main, 'fix') ?? ''} links={links} variant="primary" />
              )}
              {main.fix.second ? <FixButton fix={main.fix.second} label={cause(main, 'second') ?? ''} links={links} /> : null}
            </InlineStack>
          </>
        ) : (
          <Text as="p">{status === 'in_pos' ? t('order.verdict.inPos') : t('order.verdict.byItself')}</Text>
        )}
        {decision && decision.at !== null ? (
          <Text as="p" tone="subdued">
            {t(`order.verdict.decided.${decision.kind}`, { by: person(decision.by ?? ''), date: day(decision.at) })}
          </Text>
        ) : null}
        {view.alsoNeeded.length > 0 ? (
          <BlockStack gap="200">
            <Text as="h3" variant="headingSm">
              {t('order.verdict.alsoNeeded')}
            </Text>
            <ul className="tb-plain">
              {view.alsoNeeded.map((one, index) => (
                <li key={`${one.code} ${index}`} className="tb-row">
                  <Text as="span">{cause(withOrder(one, view.name), 'reason')}</Text>
                  {one.panel ? null : <FixButton fix={one.fix.first} label={cause(one, 'fix') ?? ''} links={links} />}
                  {one.panel ? (
                    <details className="tb-disclosure tb-wide">
                      <summary>{t('checks.fix')}</summary>
                      <div className="tb-inside">
                        <FixPanel view={one.panel} />
                      </div>
                    </details>
                  ) : null}
                </li>
              ))}
            </ul>
          </BlockStack>
        ) : null}
      </BlockStack>
    </Card>
  );
}

/** What is done in place can be looked at where it stands as well. */
function SettingLink({ to }: { readonly to: string }) {
  const { t } = useReader();
  return to.startsWith('/app/settings') ? <Button url={to}>{t('fixes.setting')}</Button> : null;
}
