import { useNavigation } from '@remix-run/react';
import { BlockStack, Button, Select, Text } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';
import type { ViewName } from '../orders/view-tabs';

type BulkName = 'retry' | 'include' | 'handle' | 'undo';

/** What each view's orders can be asked for; the first is the view's own. */
const offered: Record<ViewName, readonly [BulkName, ...BulkName[]]> = {
  all: ['retry', 'include', 'handle', 'undo'],
  'needs-action': ['retry', 'handle'],
  waiting: ['retry', 'handle'],
  pending: ['retry', 'handle'],
  skipped: ['include', 'undo'],
  reconcile: ['handle', 'retry'],
  handled: ['undo'],
};

/** Which orders, and what is to be planned for them. Stands inside the form whose boxes choose single orders. */
export function BulkBar({ view, empty, refused }: { readonly view: ViewName; readonly empty: boolean; readonly refused: boolean }) {
  const { t } = useReader();
  const kinds = offered[view];
  const [kind, setKind] = useState<BulkName>(kinds[0]);
  const planning = useNavigation().formData?.get('kind') === kind;
  return (
    <details className="tb-disclosure" open={view === 'needs-action' || refused}>
      <summary>{t('runs.bar.heading')}</summary>
      <div className="tb-bulk">
        <BlockStack gap="300">
          <fieldset className="tb-fieldset">
            <legend>{t('runs.bar.scope')}</legend>
            <label className="tb-choice">
              <input type="radio" name="scope" value="ticked" defaultChecked /> {t('runs.bar.ticked')}
            </label>
            <label className="tb-choice">
              <input type="radio" name="scope" value="filter" /> {t('runs.bar.filter')}
            </label>
          </fieldset>
          {refused ? (
            <div role="alert">
              <Text as="p" tone="critical">
                {t('runs.bar.nothing')}
              </Text>
            </div>
          ) : null}
          <div className="tb-pair">
            <Select label={t('runs.bar.what')} name="kind" value={kind} onChange={(value) => setKind(kinds.find((one) => one === value) ?? kinds[0])} options={kinds.map((value) => ({ value, label: t(`runs.kind.${value}`) }))} />
            <Button submit variant={empty ? 'secondary' : 'primary'} disabled={empty} loading={planning}>
              {t(`runs.action.${kind}`)}
            </Button>
          </div>
          <Text as="p" tone="subdued">
            {empty ? t(`runs.plan.cannot.${kind}`) : t('runs.bar.plan')}
          </Text>
        </BlockStack>
      </div>
    </details>
  );
}
