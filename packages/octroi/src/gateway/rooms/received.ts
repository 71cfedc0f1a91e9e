import type { HttpRequest } from '../../wire/http.ts';
import type { Transport } from '../../kernel/context.ts';

/** Room 1: a whole request within bounds, its raw path and body kept for the signature. */
export interface Received {
  readonly requestId: string;
  readonly http: HttpRequest;
  readonly transport: Transport;
  /** The ports of the connection, if it is one of this host's network. */
  readonly ports?: { readonly remotePort: number; readonly localPort: number };
  /** Lower-case names; the first value of each. */
  readonly header: (name: string) => string | undefined;
}
