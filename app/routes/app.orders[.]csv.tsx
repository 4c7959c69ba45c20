import type { LoaderFunctionArgs } from '@remix-run/node';
import { zoneOr } from '~/presenters/calendar';
import { readFilter } from '~/presenters/order-filter';
import { exportOrders } from '~/presenters/orders-export';

/** Streamed, so that a shop with a million orders needs no more memory than one with ten. */
export const loader = async ({ request, context: { container } }: LoaderFunctionArgs) => {
  const { installation } = await container.admin(request);
  const lines = exportOrders(
    container.stores,
    installation.id,
    readFilter(new URL(request.url).searchParams),
    zoneOr(installation.timeZone),
  );
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(stream) {
      const { value, done } = await lines.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    async cancel() {
      await lines.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="orders-${installation.id}.csv"`,
    },
  });
};
