import type { IncomingMessage } from 'node:http';

/** Null as soon as more than `mostBytes` are announced or have come; what follows is not read. Throws where the body breaks off. */
export function readBody(request: IncomingMessage, mostBytes: number): Promise<Buffer | null> {
  if (Number.parseInt(request.headers['content-length'] ?? '0', 10) > mostBytes) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= mostBytes) return void chunks.push(chunk);
      // Not destroyed: that would close the socket before the answer has left.
      request.off('data', take).pause();
      resolve(null);
    };
    request.on('data', take);
    request.on('end', () => resolve(Buffer.concat(chunks)));
    // Both tell of a sender who went away in the middle; after the end, or a refusal, they come too late to count.
    request.on('error', () => reject(new BodyCutOff())).on('close', () => reject(new BodyCutOff()));
  });
}

export class BodyCutOff extends Error {
  constructor() {
    super('the sender went away in the middle of the body');
  }
}

export function header(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' && value !== '' ? value : null;
}
