import { Form } from '@remix-run/react';
import { BlockStack, InlineError, Text } from '@shopify/polaris';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import type { Copy } from '~/domain/copy';
import type { PrerequisiteRow } from '~/domain/checks/prerequisites';
import { useReader } from '../text/reader';
import { AccessButtons, useSend } from './access-buttons';
import { ConnectTerms } from './connect-terms';
import { useFault } from './faults';
import { FieldFrame } from './field-frame';
import { TextInput } from './fields';
import type { PrerequisiteView } from './prerequisite-list';

export interface PosChoiceView {
  readonly kind: string;
  readonly name: string;
  readonly tellsCurrency: boolean;
  readonly by: 'form' | 'sign-in';
  readonly fields: readonly { readonly name: string; readonly secret: boolean; readonly label: Copy; readonly help: Copy }[];
  readonly prerequisites: readonly PrerequisiteView[];
}

/** What the POS answered to a check; a new object each time. */
export interface CheckAnswer {
  readonly rows: readonly PrerequisiteRow[] | null;
  readonly ready: boolean;
  /** Which account answered. */
  readonly account: string | null;
}

interface ConnectFormProps {
  readonly pos: PosChoiceView;
  readonly currency: string | null;
  readonly startDate: number | null;
  /** The account that is connected now: proposed again where one open field names it. */
  readonly account: string | null;
  /** A sign-in that was granted, to be connected with. */
  readonly signIn: string | null;
  readonly answer: CheckAnswer | null;
}

/** The POS's manifest says what to ask for. A reconnection, and a sign-in, can only be made once it was checked. */
export function ConnectForm({ pos, currency, startDate, account, signIn, answer }: ConnectFormProps) {
  const { t, copy } = useReader();
  const open = pos.fields.filter((field) => !field.secret);
  const mustCheck = account !== null || pos.by === 'sign-in';
  const checking = useChecking(signIn, answer);
  const fault = useFault('signIn');
  const atHome = pos.by === 'form' || signIn !== null;
  const ready = atHome && (!mustCheck || checking.checked);
  return (
    <Form method="post" ref={checking.form} onChange={checking.touch}>
      <input type="hidden" name="kind" value={pos.kind} />
      {signIn === null ? null : <input type="hidden" name="signIn" value={signIn} />}
      <BlockStack gap="400">
        {pos.by === 'form' ? null : (
          <Text as="p">{t(signIn === null ? 'connection.signIn.body' : 'connection.signIn.granted', { pos: pos.name })}</Text>
        )}
        {signIn !== null
          ? null
          : pos.fields.map(({ name, secret, label, help }) => (
              <TextInput
                key={name}
                name={`credential.${name}`}
                type={secret ? 'password' : 'text'}
                value={!secret && open.length === 1 ? (account ?? '') : ''}
                label={copy(label)}
                help={copy(help)}
              />
            ))}
        {atHome ? (
          <ConnectTerms currency={currency} asksCurrency={!pos.tellsCurrency} startDate={startDate} known={account !== null} />
        ) : null}
        {fault === undefined ? null : <InlineError message={fault} fieldID="signIn" />}
        {/* What mends refused access leads to the token; where none is typed, to the button in its stead. */}
        <FieldFrame name={pos.by === 'sign-in' ? 'token' : 'buttons'}>
          <AccessButtons
            send={checking.send}
            pos={pos.name}
            way={pos.by}
            signedIn={signIn !== null}
            again={account !== null}
            mustCheck={mustCheck}
            ready={ready && currency !== null}
          />
        </FieldFrame>
        {atHome && mustCheck ? (
          <Text as="p" tone={checking.account ? undefined : 'subdued'}>
            {checking.account
              ? t(`connection.form.checkedAccount.${checking.checked ? 'ready' : 'missing'}`, { account: checking.account })
              : t('connection.form.checkFirst')}
          </Text>
        ) : null}
      </BlockStack>
    </Form>
  );
}

/** Whether the access that stands in the form was checked and found good. A sign-in that has just come back is checked by itself. */
function useChecking(signIn: string | null, answer: CheckAnswer | null) {
  const form = useRef<HTMLFormElement>(null);
  const send = useSend(form);
  const [{ checked, account }, setLast] = useState(lastOf(answer));
  useEffect(() => {
    if (answer?.rows) setLast(lastOf(answer));
  }, [answer]);
  useEffect(() => {
    if (signIn !== null && answer === null) send('check');
    // Once for each sign-in; its answer must not ask again.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [signIn]);
  const touch = (event: FormEvent<HTMLFormElement>): void => {
    if (event.target instanceof HTMLInputElement && event.target.name.startsWith('credential.')) setLast(lastOf(null));
  };
  return { form, checked, account, touch, send };
}

const lastOf = (answer: CheckAnswer | null) => ({ checked: answer?.ready ?? false, account: answer?.account ?? null });
