import { BlockStack } from '@shopify/polaris';
import { ChoiceFix } from './choice-fix';
import { FieldsFix } from './fields-fix';
import type { FixAct, FixPanelView } from './fix-view';
import { Guide } from './guide';
import { ProductsFix } from './products-fix';
import { RestoreFix } from './restore-fix';
import { SwitchFix } from './switch-fix';

/** What puts a cause right: one click where this app can do it, steps in the POS where only that can. Stands on an order, a check or a problem. */
export function FixPanel({ view }: { readonly view: FixPanelView }) {
  return (
    <BlockStack gap="400">
      {view.act ? <Act act={view.act} /> : null}
      {view.guide ? <Guide view={view.guide} open={view.act === null} /> : null}
    </BlockStack>
  );
}

function Act({ act }: { readonly act: FixAct }) {
  switch (act.kind) {
    case 'switch':
      return <SwitchFix {...act} />;
    case 'employee':
    case 'payment':
      return <ChoiceFix act={act} />;
    case 'fields':
      return <FieldsFix fields={act.fields} />;
    case 'products':
      return <ProductsFix act={act} />;
    case 'restore':
      return <RestoreFix fields={act.fields} />;
  }
}
