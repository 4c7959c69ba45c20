import { CopyId } from '../text/copy-id';
import { Moment } from '../text/moment';
import { useReader } from '../text/reader';

export interface ConnectionFactsView {
  readonly state: 'connected' | 'stopped' | 'disconnected';
  readonly pos: string;
  readonly account: string;
  readonly userName: string | null;
  readonly connectedBy: string;
  readonly connectedAt: number;
  readonly currency: string;
  readonly lastSuccessAt: number | null;
  readonly lastAnswerMs: number | null;
}

export function ConnectionFacts({ facts, way }: { readonly facts: ConnectionFactsView; readonly way: 'form' | 'sign-in' }) {
  const { t, person } = useReader();
  return (
    <dl className="tb-facts">
      <div>
        <dt>{t('connection.facts.pos')}</dt>
        <dd>{facts.pos}</dd>
      </div>
      <div>
        <dt>{t('connection.facts.account')}</dt>
        <dd>
          <CopyId id={facts.account} what={t('connection.facts.account')} />
        </dd>
      </div>
      {facts.userName ? (
        <div>
          <dt>{t(way === 'sign-in' ? 'connection.facts.signedInAs' : 'connection.facts.user')}</dt>
          <dd>{facts.userName}</dd>
        </div>
      ) : null}
      <div>
        <dt>{t('connection.facts.currency')}</dt>
        <dd>{facts.currency}</dd>
      </div>
      <div>
        <dt>{t('connection.facts.by')}</dt>
        <dd>{person(facts.connectedBy)}</dd>
      </div>
      <div>
        <dt>{t('connection.facts.at')}</dt>
        <dd>
          <Moment at={facts.connectedAt} full />
        </dd>
      </div>
      <div>
        <dt>{t('connection.facts.lastAnswer')}</dt>
        <dd>{facts.lastSuccessAt === null ? t('common.word.never') : <Moment at={facts.lastSuccessAt} />}</dd>
      </div>
      {facts.lastAnswerMs === null ? null : (
        <div>
          <dt>{t('connection.facts.answerTime')}</dt>
          <dd>{t('connection.facts.ms', { ms: facts.lastAnswerMs })}</dd>
        </div>
      )}
    </dl>
  );
}
