import type { Params } from '~/domain/verdict/verdict';
import { formatCount, formatDay, formatMoment, formatMoney } from './format';
import type { Texts } from './texts';

/** Names that stand for an amount in the currency given beside them. */
const amounts: readonly string[] = [
  'lines',
  'total',
  'diff',
  'left',
  'right',
  'owed',
  'ours',
  'theirs',
  'amount',
  'received',
  'refunded',
  'difference',
];
/** Names of which only the day matters to a reader. */
const days: readonly string[] = ['date', 'start', 'startDate', 'orderDate'];

/** Names of counts and milliseconds. */
const counts: readonly string[] = ['calls', 'ms', 'median', 'p95', 'limit'];

const isoInstant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const amountWithCode = /^(-?\d+(?:\.\d+)?) ([A-Z]{3})$/;

/** Language-free values as a reader of one language and time zone wants them: amounts as money, ISO instants as days or times. */
export function showParams(params: Params, texts: Texts, zone: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, showValue(name, value, params.currency, texts, zone)]),
  );
}

function showValue(name: string, value: string, currency: string | undefined, texts: Texts, zone: string): string {
  const { language } = texts;
  if (name === 'by') return showPerson(value, texts);
  if (name === 'gateway') return showGateway(value, texts);
  if (name === 'parts') return showParts(value, currency ?? '', texts);
  const coded = amountWithCode.exec(value);
  if (coded?.[1] && coded[2]) return formatMoney(coded[1], coded[2], language);
  if (currency && amounts.includes(name)) return formatMoney(value, currency, language);
  if (counts.includes(name) && /^\d{1,9}$/.test(value)) return formatCount(Number.parseInt(value, 10), language);
  if (!isoInstant.test(value)) return value;
  const at = Date.parse(value);
  return days.includes(name) ? formatDay(at, zone, language) : formatMoment(at, zone, language);
}

const explainedPart = /^(\S+) (\S+)(?: (.*))?$/;

/** What makes up a difference, one part a line: “the tip of $2.00 and the discount “WELCOME” of $5.00”. */
function showParts(parts: string, currency: string, texts: Texts): string {
  const told = parts.split('\n').flatMap((line) => {
    const [, part = '', amount = '', name = ''] = explainedPart.exec(line) ?? [];
    const key = `terms.part.${part}`;
    return texts.has(key) ? [texts.t(key, { name, amount: formatMoney(amount, currency, texts.language) })] : [];
  });
  return new Intl.ListFormat(texts.language, { type: 'conjunction' }).format(told);
}

/** Shopify names gateways by handle; those that every shop may have get their proper names. */
export function showGateway(gateway: string, texts: Texts): string {
  const key = `terms.gateway.${gateway}`;
  return texts.has(key) ? texts.t(key) : gateway;
}

/** Who did it is kept as "user 123", without a name; anything else (the app itself) is shown as it is. */
export function showPerson(by: string, texts: Texts): string {
  const [, id] = /^user (\d+)$/.exec(by) ?? [];
  return id ? texts.t('common.word.person', { id }) : by;
}
