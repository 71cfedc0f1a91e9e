import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import type { Etcd3, IOptions } from 'etcd3';
import { StoreUnavailableError } from '../kv.ts';
import type { EtcdSpec, EtcdTls } from '../store-spec.ts';

/** Opens a client of one member, with connections of its own. */
export type Connect = (host: string) => Etcd3;

const LOGIN_MILLIS = 2000;

/**
 * Of etcd3 we use the calls alone, one member at a time: who is asked next, what is tried again and how a watch goes on is ours
 * (docs/adr/0012-etcd.md). So its own policies of retrying let everything through.
 */
const NO_POLICY = {
  execute: async <T>(run: (context: { signal: AbortSignal }) => T | PromiseLike<T>): Promise<T> => run({ signal: new AbortController().signal }),
  onSuccess: () => ({ dispose: () => undefined }),
  onFailure: () => ({ dispose: () => undefined }),
} as unknown as NonNullable<NonNullable<IOptions['faultHandling']>['global']>;

const CHANNEL = {
  // A page of the store or a batch of a watch may be of any size: what etcd took, it must be able to give back.
  'grpc.max_receive_message_length': -1,
  'grpc.max_send_message_length': -1,
  // A connection whose other end is gone without a word is noticed; etcd allows a ping each 5 s.
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 3000,
  // A member that comes back is found within a second.
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 1000,
  'grpc.use_local_subchannel_pool': 1,
  'grpc.enable_http_proxy': 0,
};

/** Loads the client of etcd and reads the certificates. */
export async function connector(spec: EtcdSpec): Promise<Connect> {
  const { Etcd3: Client } = await import('etcd3');
  const credentials = spec.tls === null ? undefined : readTls(spec.tls);
  const { user } = spec;
  return (host) =>
    new Client({
      hosts: `${credentials === undefined ? 'http' : 'https'}://${host}`,
      ...(credentials === undefined ? {} : { credentials }),
      ...(user === null ? {} : { auth: { username: user.name, password: user.password, callOptions: () => ({ deadline: Date.now() + LOGIN_MILLIS }) } }),
      grpcOptions: CHANNEL,
      faultHandling: { host: () => NO_POLICY, global: NO_POLICY },
    });
}

function readTls(tls: EtcdTls): NonNullable<IOptions['credentials']> {
  const ca = tls.ca === null ? Buffer.from(getCACertificates('default').join('\n')) : read(tls.ca, 'the certificate authority of etcd');
  if (tls.client === null) return { rootCertificate: ca };
  return { rootCertificate: ca, certChain: read(tls.client.cert, 'the certificate of the client of etcd'), privateKey: read(tls.client.key, 'the key of the client of etcd') };
}

function read(path: string, what: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new StoreUnavailableError(`${what}, \`${path}\`, cannot be read: ${(error as NodeJS.ErrnoException).code}`, { cause: error });
  }
}
