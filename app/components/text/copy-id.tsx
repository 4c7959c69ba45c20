import { Button, InlineStack, useCopyToClipboard } from '@shopify/polaris';
import { ClipboardIcon } from '@shopify/polaris-icons';
import { useReader } from './reader';
import { toast } from './toast';

/** An ID as text, with a button that copies it. */
export function CopyId({ id, what }: { readonly id: string; readonly what: string }) {
  const { t } = useReader();
  const [copy] = useCopyToClipboard({ defaultValue: id });
  const copyAndTell = () => {
    copy();
    toast(t('common.toast.copied'));
  };
  return (
    <InlineStack gap="100" blockAlign="center" wrap={false}>
      <code className="tb-id">{id}</code>
      <Button
        icon={ClipboardIcon}
        variant="tertiary"
        size="micro"
        accessibilityLabel={t('common.action.copy', { what })}
        onClick={copyAndTell}
      />
    </InlineStack>
  );
}
