/** The text of a foreign answer, read no further than `mostBytes`; null where it is longer. Leaving the loop ends the stream, and with it the connection. */
export async function boundedText(chunks: AsyncIterable<Uint8Array>, mostBytes: number): Promise<string | null> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > mostBytes) return null;
    parts.push(decoder.decode(chunk, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}
