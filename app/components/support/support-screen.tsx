import { BlockStack, Card, Page, Text } from '@shopify/polaris';
import { CopyId } from '../text/copy-id';
import { useReader } from '../text/reader';
import { CreateCard, type CreateRefusal, type OrderNameView } from './create-card';
import { LinksCard, type SupportLinkView } from './links-card';
import { MadeCard, type MadeView } from './made-card';

export interface SupportView {
  readonly installationId: string;
  readonly appVersion: string;
  readonly apiVersion: string;
  /** The order that the page was opened for. */
  readonly order: OrderNameView | null;
  readonly links: readonly SupportLinkView[];
}

/** How do I get help fast, and who may look at what? */
export function SupportScreen({ view, made, refusal }: { readonly view: SupportView; readonly made: MadeView | null; readonly refusal: CreateRefusal | null }) {
  const { t } = useReader();
  return (
    <Page title={t('support.title')}>
      <BlockStack gap="400">
        <Card>
          <BlockStack gap="300">
            <Text as="h2" variant="headingMd">
              {t('support.about.heading')}
            </Text>
            <Text as="p">{t('support.about.intro')}</Text>
            <dl className="tb-facts">
              <div>
                <dt>{t('common.footer.installation')}</dt>
                <dd>
                  <CopyId id={view.installationId} what={t('common.footer.installation')} />
                </dd>
              </div>
              <div>
                <dt>{t('support.about.appVersion')}</dt>
                <dd>{view.appVersion}</dd>
              </div>
              <div>
                <dt>{t('support.about.apiVersion')}</dt>
                <dd>{view.apiVersion}</dd>
              </div>
            </dl>
          </BlockStack>
        </Card>
        {made ? <MadeCard key={made.url} made={made} /> : null}
        <CreateCard key={made?.url ?? 'new'} order={view.order} refusal={refusal} />
        <LinksCard links={view.links} />
      </BlockStack>
    </Page>
  );
}
