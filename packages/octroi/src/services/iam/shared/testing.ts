import { randomUUID } from 'node:crypto';
import { CreateAccessKeyCommand, CreateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { bumpEpoch } from '../../../kernel/epochs.ts';
import { rowKey, type Table } from '../../../kernel/table.ts';
import type { Kv, Transaction } from '../../../store/kv.ts';
import { inlinePolicies } from '../tables.ts';

interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** The part of a test world that these functions need. */
interface TestWorld {
  readonly gateway: { readonly kv: Kv };
  iam(keys: Keys): IAMClient;
}

/** How a request failed, as a client sees it: `NoSuchEntity 404: The user with name ann cannot be found.` */
export async function failureOf(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
  } catch (error) {
    const { name, message, $metadata } = error as { name: string; message: string; $metadata?: { httpStatusCode?: number } };
    return `${name.replace(/Exception$/, '')} ${$metadata?.httpStatusCode ?? '-'}: ${message}`;
  }
  return 'it succeeded';
}

/** A new user of the account with an access key and one inline policy of these statements; without any it may do nothing. */
export async function newUser(world: TestWorld, root: Keys & { readonly accountId: string }, name: string, statements: readonly object[] = []) {
  const iam = world.iam(root);
  const { User } = await iam.send(new CreateUserCommand({ UserName: name }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  if (statements.length > 0) {
    const document = JSON.stringify({ Version: '2012-10-17', Statement: statements });
    await putRow(world, root.accountId, inlinePolicies, [User!.UserId!, 'test'], { name: 'test', document });
  }
  return { id: User!.UserId!, arn: User!.Arn!, credentials, iam: world.iam(credentials) };
}

/** Writes a row past the API, for what no operation can make yet. */
export function putRow<Row>(world: TestWorld, account: string, table: Table<Row>, id: readonly string[], row: Row): Promise<void> {
  return change(world, account, (tx) => tx.put(rowKey(table, scopeOf(account), id), JSON.stringify(row)));
}

/** Deletes a row past the API. */
export function removeRow(world: TestWorld, account: string, table: Table<unknown>, id: readonly string[]): Promise<void> {
  return change(world, account, (tx) => tx.delete(rowKey(table, scopeOf(account), id)));
}

const scopeOf = (account: string) => ({ partition: 'aws', account, region: '-' });

async function change(world: TestWorld, account: string, write: (tx: Transaction) => void): Promise<void> {
  const mark = randomUUID();
  await world.gateway.kv.transact(mark, (tx) => {
    write(tx);
    bumpEpoch(tx, 'aws', account, mark);
  });
}
