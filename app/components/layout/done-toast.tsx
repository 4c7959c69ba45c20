import { useEffect } from 'react';
import { useReader } from '../text/reader';
import { toast } from '../text/toast';

export type Done = 'saved' | 'retry' | 'included' | 'handled' | 'undone' | 'linked' | 'unlinked' | 'checked' | 'fixed' | 'rerun' | 'muted' | 'unmuted' | 'begun' | 'cancelled' | 'refreshed' | 'connected' | 'disconnected' | 'revoked';

/** Tells once what an action has done; `answer` is its whole answer, so that doing it again tells again. */
export function DoneToast({ answer }: { readonly answer: { readonly done?: Done | null } | undefined | null }) {
  const { t } = useReader();
  useEffect(() => {
    if (answer?.done) toast(t(`common.toast.${answer.done}`));
    // A change of language must not repeat it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [answer]);
  return null;
}
