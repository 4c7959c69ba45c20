import { useReader } from './reader';

/** A time: its distance to read at a glance, or the full time; the other one stands in the tooltip and for screen readers. */
export function Moment({ at, full = false }: { readonly at: number; readonly full?: boolean }) {
  const { ago, moment } = useReader();
  const [shown, other] = full ? [moment(at), ago(at)] : [ago(at), moment(at)];
  return (
    <time dateTime={new Date(at).toISOString()} title={other}>
      {shown}
      {full ? null : <span className="tb-hidden">, {other}</span>}
    </time>
  );
}
