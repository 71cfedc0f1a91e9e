import { StoreUnavailableError } from '../kv.ts';
import { encodeRevision } from './keyspace.ts';
import type { Keyspace } from './keyspace.ts';
import type { Members } from './members.ts';

/** The version of the layout that keyspace.ts describes. */
export const FORMAT = 1;

const ATTEMPT_MILLIS = 2000;

/** Lays out an empty store. Throws `StoreUnavailableError` for one of a newer format, and if etcd cannot be reached for so many milliseconds. */
export async function layOut(members: Members, keyspace: Keyspace, patience: number): Promise<void> {
  const answer = await members.call({ attempt: ATTEMPT_MILLIS, total: patience }, (client, options) =>
    client.kv.txn(
      {
        compare: [{ key: keyspace.format, target: 'Version', result: 'Equal', version: 0 }],
        success: [{ request_put: { key: keyspace.format, value: Buffer.from(String(FORMAT)) } }, { request_put: { key: keyspace.horizon, value: encodeRevision(0) } }],
        failure: [{ request_range: { key: keyspace.format } }],
      },
      options,
    ),
  );
  if (answer.succeeded) return;
  const found = answer.responses[0]!.response_range.kvs[0]?.value.toString() ?? '';
  if (found !== String(FORMAT)) {
    throw new StoreUnavailableError(`the store in etcd has format ${/^\d{1,6}$/u.test(found) ? found : 'unknown'}, this version of octroi knows formats up to ${FORMAT}: start a newer version`);
  }
}
