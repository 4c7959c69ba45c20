import { useReader } from '../text/reader';
import { FixForm } from './fix-form';

/** The switch is put back by itself; whoever does not want to wait says so, or does it in the POS. */
export function RestoreFix({ fields }: { readonly fields: readonly string[] }) {
  const { t } = useReader();
  if (fields.length === 0) return null;
  return <FixForm fix="restore" label={t('fixes.putBack')} ask={null} primary />;
}
