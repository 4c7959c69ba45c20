import { Form } from '@remix-run/react';
import { Button, Select, TextField } from '@shopify/polaris';
import { useState } from 'react';
import { causeCodes } from '~/domain/verdict/cause';
import { statuses } from '~/domain/verdict/verdict';
import { useReader } from '../text/reader';
import type { ViewName } from './view-tabs';

export interface FilterView {
  readonly view: ViewName;
  readonly text: string;
  readonly status: string | null;
  readonly cause: string | null;
  readonly problem: string;
  readonly run: string;
  readonly from: string;
  readonly to: string;
}

/** A plain GET form: the address is the filter, and a link to it shows the same. Keyed by the address, so that it follows it. */
export function FilterForm({ filter, folded }: { readonly filter: FilterView; readonly folded: boolean }) {
  const { t, cause } = useReader();
  const [text, setText] = useState(filter.text);
  const [status, setStatus] = useState(filter.status ?? '');
  const [reason, setReason] = useState(filter.cause ?? '');
  const [from, setFrom] = useState(filter.from);
  const [to, setTo] = useState(filter.to);
  const reasons = causeCodes
    .map((code) => ({ value: code, label: cause({ code, params: {} }, 'title') ?? code }))
    .sort((a, b) => a.label.localeCompare(b.label));
  return (
    <Form method="get" role="search" aria-label={t('orders.filter.label')}>
      {filter.view === 'all' ? null : <input type="hidden" name="view" value={filter.view} />}
      {filter.problem ? <input type="hidden" name="problem" value={filter.problem} /> : null}
      {filter.run ? <input type="hidden" name="run" value={filter.run} /> : null}
      <div className="tb-search">
        <TextField
          label={t('orders.filter.search')}
          labelHidden
          placeholder={t('orders.filter.searchHint')}
          name="q"
          value={text}
          onChange={setText}
          autoComplete="off"
          type="search"
        />
        <Button submit>{t('orders.filter.apply')}</Button>
      </div>
      <details className="tb-disclosure" open={!folded}>
        <summary>{t('orders.filter.more')}</summary>
        <div className="tb-filter">
          <Select
            label={t('orders.filter.status')}
            name="status"
            value={status}
            onChange={setStatus}
            options={[
              { value: '', label: t('orders.filter.anyStatus') },
              ...statuses.map((value) => ({ value, label: t(`common.status.${value}`) })),
            ]}
          />
          <Select
            label={t('orders.filter.cause')}
            name="cause"
            value={reason}
            onChange={setReason}
            options={[{ value: '', label: t('orders.filter.anyCause') }, ...reasons]}
          />
          <TextField label={t('orders.filter.from')} name="from" type="date" value={from} onChange={setFrom} autoComplete="off" />
          <TextField label={t('orders.filter.to')} name="to" type="date" value={to} onChange={setTo} autoComplete="off" />
        </div>
      </details>
    </Form>
  );
}
