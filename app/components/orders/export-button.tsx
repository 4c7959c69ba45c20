import { Button } from '@shopify/polaris';
import { useState } from 'react';
import { useReader } from '../text/reader';

/** Fetched, not linked to: inside the admin a plain link carries no session. */
export function ExportButton({ search }: { readonly search: string }) {
  const { t } = useReader();
  const [busy, setBusy] = useState(false);
  const download = async () => {
    setBusy(true);
    try {
      const answer = await fetch(`/app/orders.csv${search}`);
      if (!answer.ok) return;
      const address = URL.createObjectURL(await answer.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = 'orders.csv';
      link.click();
      URL.revokeObjectURL(address);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button onClick={() => void download()} loading={busy}>
      {t('orders.filter.export')}
    </Button>
  );
}
