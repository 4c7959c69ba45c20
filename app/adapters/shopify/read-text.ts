/** No answer of Shopify's is this long; what is longer is not read to its end. */
const mostBytes = 10 * 1024 * 1024;

/** Null where the answer is too long. Throws where it breaks off. */
export async function readText(response: Response): Promise<string | null> {
  if (Number.parseInt(response.headers.get('content-length') ?? '0', 10) > mostBytes) return giveUp(response);
  if (!response.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    // Leaving the loop cancels the stream and with it the connection.
    if (size > mostBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function giveUp(response: Response): Promise<null> {
  await response.body?.cancel();
  return null;
}
