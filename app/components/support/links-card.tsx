import { Form, useNavigation } from '@remix-run/react';
import { Badge, BlockStack, Button, Card, InlineStack, Text, type BadgeProps } from '@shopify/polaris';
import { visitsKept, type LinkState } from '~/domain/support-link';
import { useReader } from '../text/reader';
import type { OrderNameView } from './create-card';

export interface SupportLinkView {
  readonly id: string;
  /** Null: the whole app. */
  readonly order: OrderNameView | null;
  readonly masked: boolean;
  readonly createdBy: string;
  readonly createdAt: number;
  readonly endsAt: number;
  readonly state: LinkState;
  readonly revoked: { readonly by: string; readonly at: number } | null;
  readonly visits: number;
  readonly lastVisitAt: number | null;
  /** Null where they were not asked for. */
  readonly log: readonly { readonly at: number; readonly order: OrderNameView | null }[] | null;
}

const tones: Record<LinkState, BadgeProps['tone']> = { live: 'success', ended: undefined, revoked: undefined };

/** Who may look, for how long, and when somebody did. */
export function LinksCard({ links }: { readonly links: readonly SupportLinkView[] }) {
  const { t } = useReader();
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          {t('support.links.heading')}
        </Text>
        {links.length === 0 ? <Text as="p">{t('support.links.none')}</Text> : null}
        <ul className="tb-plain">
          {links.map((link) => (
            <LinkRow key={link.id} link={link} />
          ))}
        </ul>
      </BlockStack>
    </Card>
  );
}

function LinkRow({ link }: { readonly link: SupportLinkView }) {
  const { t, moment } = useReader();
  const facts = useFacts(link);
  const what = link.order?.name ?? t('support.create.app');
  return (
    <li className="tb-row" id={`link-${link.id}`}>
      <BlockStack gap="100">
        <InlineStack gap="200" blockAlign="center">
          <Text as="h3" variant="headingSm">
            {what}
          </Text>
          <Badge tone={tones[link.state]} toneAndProgressLabelOverride=" ">
            {t(`support.links.state.${link.state}`)}
          </Badge>
        </InlineStack>
        {facts.map((fact) => (
          <Text key={fact} as="p" tone="subdued">
            {fact}
          </Text>
        ))}
        <Text as="p">
          {link.lastVisitAt === null ? t('support.links.never') : t('support.links.visits', { count: link.visits, last: moment(link.lastVisitAt) })}
        </Text>
        {link.log ? <VisitList link={link} log={link.log} /> : null}
      </BlockStack>
      <InlineStack gap="200">
        {link.visits > 0 && !link.log ? (
          <Button url={`?visits=${link.id}#link-${link.id}`} variant="plain" accessibilityLabel={t('support.links.showOf', { what })}>
            {t('support.links.show')}
          </Button>
        ) : null}
        {link.state === 'live' ? <RevokeForm id={link.id} what={what} /> : null}
      </InlineStack>
    </li>
  );
}

function useFacts({ state, masked, createdBy, createdAt, endsAt, revoked }: SupportLinkView): readonly string[] {
  const { t, day, moment, time, person } = useReader();
  const end = { date: day(endsAt), time: time(endsAt) };
  return [
    t('support.links.by', { by: person(createdBy), date: moment(createdAt) }),
    revoked ? t('support.links.revoked', { by: person(revoked.by), date: moment(revoked.at) }) : t(state === 'live' ? 'support.links.ends' : 'support.links.ended', end),
    t(masked ? 'support.links.masked' : 'support.links.unmasked'),
  ];
}

function VisitList({ link, log }: { readonly link: SupportLinkView; readonly log: NonNullable<SupportLinkView['log']> }) {
  const { t, moment } = useReader();
  return (
    <>
      {link.visits > log.length ? <Text as="p" tone="subdued">{t('support.links.newest', { count: Math.min(visitsKept, log.length) })}</Text> : null}
      <ol className="tb-timeline">
        {log.map((visit, index) => (
          <li key={index}>
            {visit.order?.name ?? t('support.links.overview')}
            <time dateTime={new Date(visit.at).toISOString()}>{moment(visit.at)}</time>
          </li>
        ))}
      </ol>
    </>
  );
}

function RevokeForm({ id, what }: { readonly id: string; readonly what: string }) {
  const { t } = useReader();
  const busy = useNavigation().formData?.get('link') === id;
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="intent" value="revoke" />
      <input type="hidden" name="link" value={id} />
      <Button submit tone="critical" variant="secondary" loading={busy} accessibilityLabel={t('support.links.revokeOf', { what })}>
        {t('support.links.revoke')}
      </Button>
    </Form>
  );
}
