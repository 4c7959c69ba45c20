import { Link } from '@remix-run/react';
import { BlockStack, IndexTable, InlineStack, Text, useBreakpoints } from '@shopify/polaris';
import type { Cause, Status } from '~/domain/verdict/verdict';
import { Moment } from '../text/moment';
import { StatusBadge } from '../text/status-badge';
import { useReader } from '../text/reader';

export interface OrderRowView {
  readonly id: string;
  readonly name: string;
  readonly placedAt: number | null;
  readonly total: string | null;
  readonly currency: string | null;
  readonly status: Status;
  readonly cause: Cause | null;
  readonly lastTriedAt: number | null;
  readonly nextTryAt: number | null;
  readonly posNumber: string | null;
}

const columns = ['order', 'placed', 'total', 'status', 'reason', 'lastTry', 'nextTry', 'posNumber'] as const;
const few: readonly (typeof columns)[number][] = ['order', 'placed', 'total', 'status', 'posNumber'];

interface TableProps {
  readonly rows: readonly OrderRowView[];
  readonly phone: boolean;
  /** Boxes that choose single orders, for the form around the table. */
  readonly ticks?: boolean;
  /** Beside other things of one cause: what differs from order to order. */
  readonly short?: boolean;
}

/** `phone` is the server's guess, so that a phone's first paint is not a table that folds afterwards. */
export function OrderTable({ rows, phone, ticks = false, short = false }: TableProps) {
  const { t } = useReader();
  const { smDown } = useBreakpoints({ defaults: { smDown: phone } });
  const [first, ...others] = (short ? few : columns).map((column) => ({
    id: column,
    title: t(`orders.column.${column}`),
    alignment: column === 'total' ? ('end' as const) : ('start' as const),
  }));
  if (!first) return null;
  return (
    <IndexTable
      condensed={smDown}
      itemCount={rows.length}
      selectable={false}
      headings={[first, ...others]}
      resourceName={{ singular: t('orders.column.order'), plural: t('orders.title') }}
    >
      {rows.map((row, position) => (
        <IndexTable.Row key={row.id} id={row.id} position={position}>
          {smDown ? <CondensedRow row={row} ticks={ticks} /> : <WideRow row={row} ticks={ticks} short={short} />}
        </IndexTable.Row>
      ))}
    </IndexTable>
  );
}

function useCells(row: OrderRowView) {
  const { money, cause, day } = useReader();
  return {
    name: (
      <Link className="tb-link" to={`/app/orders/${row.id}`} data-primary-link>
        {row.name}
      </Link>
    ),
    placed: row.placedAt === null ? '' : day(row.placedAt),
    total: row.total !== null && row.currency !== null ? money(row.total, row.currency) : '',
    reason: row.cause ? cause(row.cause, 'reason') : '',
  };
}

function WideRow({ row, ticks, short }: { readonly row: OrderRowView; readonly ticks: boolean; readonly short: boolean }) {
  const { name, placed, total, reason } = useCells(row);
  return (
    <>
      <IndexTable.Cell>
        {ticks ? <Tick row={row} /> : null}
        {name}
      </IndexTable.Cell>
      <IndexTable.Cell>{placed}</IndexTable.Cell>
      <IndexTable.Cell>
        <Text as="span" alignment="end" numeric>
          {total}
        </Text>
      </IndexTable.Cell>
      <IndexTable.Cell>
        <StatusBadge status={row.status} />
      </IndexTable.Cell>
      {short ? null : (
        <>
          <IndexTable.Cell>{reason}</IndexTable.Cell>
          <IndexTable.Cell>{row.lastTriedAt === null ? '' : <Moment at={row.lastTriedAt} />}</IndexTable.Cell>
          <IndexTable.Cell>{row.nextTryAt === null ? '' : <Moment at={row.nextTryAt} />}</IndexTable.Cell>
        </>
      )}
      <IndexTable.Cell>{row.posNumber ?? ''}</IndexTable.Cell>
    </>
  );
}

/** Polaris follows the row's link wherever the row is clicked, which would undo the tick. */
function Tick({ row }: { readonly row: OrderRowView }) {
  const { t } = useReader();
  return <input type="checkbox" name="order" value={row.id} className="tb-tick" aria-label={t('runs.tickOne', { order: row.name })} onClick={(event) => event.stopPropagation()} />;
}

/** Rows are list items when condensed: a table cell inside one would be invalid HTML and break hydration. */
function CondensedRow({ row, ticks }: { readonly row: OrderRowView; readonly ticks: boolean }) {
  const { t } = useReader();
  const { name, placed, total, reason } = useCells(row);
  return (
    <div style={{ padding: '12px 16px', width: '100%' }}>
      <BlockStack gap="100">
        <InlineStack align="space-between" gap="200">
          <Text as="span" fontWeight="semibold">
            {ticks ? <Tick row={row} /> : null}
            {name}
          </Text>
          <Text as="span" numeric>
            {total}
          </Text>
        </InlineStack>
        <InlineStack gap="200" blockAlign="center">
          <StatusBadge status={row.status} />
          <Text as="span">{reason}</Text>
        </InlineStack>
        <Text as="span" tone="subdued">
          {[placed, row.posNumber].filter(Boolean).join(' · ')}
          {row.nextTryAt === null ? null : (
            <>
              {' '}
              · {t('orders.column.nextTry')} <Moment at={row.nextTryAt} />
            </>
          )}
        </Text>
      </BlockStack>
    </div>
  );
}
