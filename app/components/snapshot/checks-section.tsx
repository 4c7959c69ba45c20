import type { CheckGroup } from '~/domain/checks/check';
import type { CauseCode } from '~/domain/verdict/cause';
import type { CheckRowView } from '../checks/check-view';
import { useAnswer, useStakes } from '../checks/check-words';
import { useReader } from '../text/reader';

type Row = Omit<CheckRowView, 'panel'>;

export interface ChecksView {
  readonly currency: string | null;
  readonly lastRunAt: number | null;
  readonly passed: number;
  readonly asked: number;
  readonly failed: number;
  readonly couldNot: number;
  readonly groups: readonly { readonly group: CheckGroup; readonly rows: readonly Row[] }[];
  readonly notApplicable: readonly Row[];
  readonly deadWork: readonly { readonly key: string; readonly name: string; readonly attempts: number; readonly deadSince: number; readonly order: { readonly name: string } | null; readonly cause: CauseCode | null; readonly error: string | null }[];
}

/** The checklist with its answers. */
export function ChecksSection({ view }: { readonly view: ChecksView }) {
  const { t } = useReader();
  return (
    <section>
      <h2>{t('checks.title')}</h2>
      <p>
        {view.lastRunAt === null
          ? t('checks.never')
          : [t('checks.summary', { count: view.asked, passed: view.passed, failed: view.failed }), ...(view.couldNot > 0 ? [t('checks.couldNot', { count: view.couldNot })] : [])].join(' ')}
      </p>
      {view.groups.map(({ group, rows }) => (
        <section key={group}>
          <h3>{t(`checks.group.${group}`)}</h3>
          <ul className="plain">
            {rows.map((row) => (
              <CheckLine key={`${row.code} ${row.subject}`} check={row} currency={view.currency} />
            ))}
          </ul>
        </section>
      ))}
      {view.notApplicable.length > 0 ? (
        <section>
          <h3>{t('checks.notApplicable')}</h3>
          <ul className="plain">
            {view.notApplicable.map((row) => (
              <CheckLine key={row.code} check={row} currency={view.currency} />
            ))}
          </ul>
        </section>
      ) : null}
      <DeadWork rows={view.deadWork} />
    </section>
  );
}

function CheckLine({ check, currency }: { readonly check: Row; readonly currency: string | null }) {
  const { t } = useReader();
  const [answer, stakes] = [useAnswer(check), useStakes(check, currency)];
  return (
    <li>
      {t(`checks.rule.${check.code}.question`)} <span className="word">{t(`checks.result.${check.warns ? 'warning' : check.result}`)}</span>
      <p>{answer}</p>
      {stakes ? <p className="quiet">{stakes}</p> : null}
    </li>
  );
}

function DeadWork({ rows }: { readonly rows: ChecksView['deadWork'] }) {
  const { t, tOr, moment } = useReader();
  if (rows.length === 0) return null;
  return (
    <section>
      <h3>{t('deadWork.heading')}</h3>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.key}>
            {row.order ? t('deadWork.order', { order: row.order.name }) : tOr(`deadWork.kind.${row.name}`, row.name)} {t('deadWork.since', { when: moment(row.deadSince) })}
            <p>{row.cause ? tOr(`causes.${row.cause}.title`, row.cause) : row.error}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
