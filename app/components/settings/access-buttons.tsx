import { useNavigation, useSubmit } from '@remix-run/react';
import { Button, ButtonGroup } from '@shopify/polaris';
import type { RefObject } from 'react';
import { useReader } from '../text/reader';

type Intent = 'sign-in' | 'check' | 'connect';

interface AccessButtonsProps {
  readonly send: (intent: Intent) => void;
  readonly pos: string;
  readonly way: 'form' | 'sign-in';
  readonly signedIn: boolean;
  /** A connection stands already. */
  readonly again: boolean;
  readonly mustCheck: boolean;
  /** Connecting is possible. */
  readonly ready: boolean;
}

/** Sign in, check, connect: the one that comes next is the form's own, which Enter presses too. */
export function AccessButtons({ send, pos, way, signedIn, again, mustCheck, ready }: AccessButtonsProps) {
  const { t } = useReader();
  const busy = useBusy();
  const away = way === 'sign-in' && !signedIn;
  const next: Intent = away ? 'sign-in' : ready || !mustCheck ? 'connect' : 'check';
  const button = (intent: Intent, label: string, disabled = false) => (
    <Button
      submit={intent === next}
      variant={intent === next ? 'primary' : 'secondary'}
      loading={busy === intent}
      disabled={disabled || (busy !== null && busy !== intent)}
      onClick={intent === next ? undefined : () => send(intent)}
    >
      {label}
    </Button>
  );
  return (
    <>
      <input type="hidden" name="intent" value={next} />
      <ButtonGroup>
        {away ? button('sign-in', t('connection.signIn.action', { pos })) : null}
        {!away && mustCheck ? button('check', t('connection.form.check')) : null}
        {away ? null : button('connect', t(again ? 'connection.form.reconnect' : 'connection.form.connect'), !ready)}
        {way === 'sign-in' && signedIn ? button('sign-in', t('connection.signIn.again')) : null}
      </ButtonGroup>
    </>
  );
}

function useBusy(): string | null {
  const navigation = useNavigation();
  const intent = navigation.state === 'idle' ? null : navigation.formData?.get('intent');
  return typeof intent === 'string' ? intent : null;
}

/** Posts what stands in the form under another intent than its own. */
export function useSend(form: RefObject<HTMLFormElement>): (intent: Intent) => void {
  const submit = useSubmit();
  return (intent) => {
    if (!form.current) return;
    const data = new FormData(form.current);
    data.set('intent', intent);
    submit(data, { method: 'post' });
  };
}
