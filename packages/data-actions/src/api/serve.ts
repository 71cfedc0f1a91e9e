import type { OpenPlatform } from './open.ts';
import { closeServer, listen, makeServer } from './server.ts';

export interface Served {
  readonly port: number;
  /** The origin that clients on this machine use, for login and API alike. */
  readonly endpoint: string;
  /** Lets calls under way end for a while, then closes the store. */
  close(): Promise<void>;
}

/** Puts an open platform on a port; closes it if the port cannot be had. */
export async function serve(platform: OpenPlatform, { port, host }: { readonly port: number; readonly host: string }): Promise<Served> {
  const server = makeServer(platform.answer, platform.limits);
  try {
    const actual = await listen(server, port, host);
    const close = async (): Promise<void> => {
      await closeServer(server);
      platform.close();
    };
    return { port: actual, endpoint: originOf(host, actual), close };
  } catch (error) {
    platform.close();
    throw error;
  }
}

/** A server on all addresses is reached by loopback. */
function originOf(host: string, port: number): string {
  const reached = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`;
}
