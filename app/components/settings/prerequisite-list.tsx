import { Badge } from '@shopify/polaris';
import type { Copy } from '~/domain/copy';
import type { PrerequisiteRow } from '~/domain/checks/prerequisites';
import { useReader } from '../text/reader';

export interface PrerequisiteView {
  readonly code: string;
  readonly text: Copy;
}

const tones = { met: 'success', 'not-met': 'critical', unknown: 'attention', 'by-person': 'info' } as const;

/** What has to be there, and, once the POS was asked, what it said to each. */
export function PrerequisiteList({ list, rows }: { readonly list: readonly PrerequisiteView[]; readonly rows: readonly PrerequisiteRow[] | null }) {
  const { t, copy } = useReader();
  return (
    <ol className="tb-steps">
      {list.map(({ code, text }) => {
        const row = rows?.find((one) => one.code === code);
        return (
          <li key={code} data-prerequisite={code} data-result={row?.result}>
            {copy(text)}
            {row ? (
              <div className="tb-prerequisite">
                <Badge tone={tones[row.result]} toneAndProgressLabelOverride=" ">
                  {t(`connection.prerequisites.result.${row.result}`)}
                </Badge>
                {row.right ? <span>{t('connection.prerequisites.right', { right: row.right })}</span> : null}
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}
