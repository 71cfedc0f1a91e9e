import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A door between a client and a member of a cluster, which a test opens and shuts. */
export interface Proxy {
  /** `127.0.0.1:port`. */
  readonly endpoint: string;
  /** Every connection ends, and no other is made. */
  cut(): void;
  /** What the client sends goes on; what the member answers does not. */
  swallowAnswers(): void;
  /** Nothing goes on in either direction, and nobody is told. */
  freeze(): void;
  /** As at first. Connections from which something was withheld end. */
  heal(): void;
  close(): Promise<void>;
}

export async function startProxy(target: string): Promise<Proxy> {
  const [host, port] = target.split(':') as [string, string];
  const sockets = new Set<Socket>();
  let mode: 'open' | 'cut' | 'swallow' | 'freeze' = 'open';
  const end = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  const server = createServer((client) => {
    if (mode === 'cut') return void client.destroy();
    const member = connect(Number(port), host);
    for (const socket of [client, member]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        member.destroy();
      });
    }
    client.on('data', (data) => void (mode !== 'freeze' && member.write(data)));
    member.on('data', (data) => void (mode === 'open' && client.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut() {
      mode = 'cut';
      end();
    },
    swallowAnswers() {
      mode = 'swallow';
    },
    freeze() {
      mode = 'freeze';
    },
    heal() {
      mode = 'open';
      end();
    },
    close() {
      end();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
