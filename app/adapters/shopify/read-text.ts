import { boundedText } from '~/domain/bounded-text';

/** No answer of Shopify's is this long. */
const mostBytes = 10 * 1024 * 1024;

/** Null where the answer is too long. Throws where it breaks off. */
export async function readText({ headers, body }: Response): Promise<string | null> {
  if (!body) return '';
  if (Number.parseInt(headers.get('content-length') ?? '0', 10) <= mostBytes) return boundedText(body as unknown as AsyncIterable<Uint8Array>, mostBytes);
  await body.cancel();
  return null;
}
