import { connect, createServer, type Socket } from 'node:net';

export interface Balancer {
  readonly url: string;
  close(): Promise<void>;
}

/** In front of several web processes: each connection goes to the next of them, or to another where that one is down. */
export async function balancer(ports: readonly number[]): Promise<Balancer> {
  const open = new Set<Socket>();
  let turn = 0;

  function pass(client: Socket, triesLeft: number): void {
    const port = ports[(turn += 1) % ports.length];
    if (port === undefined || triesLeft === 0) return void client.destroy();
    const server = connect({ host: '127.0.0.1', port });
    const refused = (): void => pass(client, triesLeft - 1);
    server.once('error', refused);
    server.once('connect', () => {
      server.off('error', refused);
      server.pipe(client);
      client.pipe(server);
      // Whichever side breaks takes the other with it: a killed process must look like one.
      for (const [one, other] of [[server, client], [client, server]] as const) {
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
    });
  }

  const listener = createServer((client) => {
    open.add(client);
    client.on('error', () => client.destroy());
    client.once('close', () => open.delete(client));
    pass(client, ports.length);
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const address = listener.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    close: () => {
      for (const client of open) client.destroy();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
}
