import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Why a server cannot listen, for the user to mend. */
const SENTENCES: Readonly<Record<string, (host: string, port: number) => string>> = {
  EADDRINUSE: (host, port) => `port ${port} of ${host} is in use; stop what listens there, or give another with --port`,
  EACCES: (host, port) => `port ${port} of ${host} is not open to this user; give another with --port`,
  EADDRNOTAVAIL: (host) => `\`${host}\` is no address of this machine; give another with --host`,
  ENOTSUP: () => 'this system does not spread the connections of one port over several threads; start without --workers',
  ENOTFOUND: (host) => `\`${host}\` is no address of this machine; give another with --host`,
};

/** Listens, and returns the port. `shared`: with others of this process that say so, too. Throws a sentence for what the user can mend. */
export function listen(server: Server, port: number, host: string, shared = false): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const sentence = SENTENCES[error.code ?? '']?.(host, port);
      reject(sentence === undefined ? error : new Error(sentence));
    });
    server.listen({ port, host, reusePort: shared }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** Requests that came in last get a second to reach their functions, and those ten; their callers are still to hear what became of them. */
const DRAIN_MILLIS = 14_000;

/** Takes no new connection, lets requests under way end for a while, then closes what is left. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MILLIS);
    server.close(() => {
      clearTimeout(hurry);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** The address that a client on this machine uses; a server on all addresses is reached by loopback. */
export function endpointOf(host: string, port: number, secure: boolean): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `${secure ? 'https' : 'http'}://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}
