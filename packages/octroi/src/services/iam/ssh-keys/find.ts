import { ApiError } from '../../../kernel/api-error.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import type { UserRow } from '../tables.ts';
import { sshKeys, type SshKeyRow } from './table.ts';

/** The user and its key, or NoSuchEntity (IAM-21). `rows` must cover the tables of users and of keys. */
export async function mustHaveSshKey(rows: RowReader, userName: string, keyId: string): Promise<{ readonly user: UserRow; readonly key: SshKeyRow }> {
  const user = await mustHaveUser(rows, userName);
  const key = await rows.get(sshKeys, [user.id, keyId]);
  if (key === undefined) throw new ApiError('NoSuchEntity', `The Public Key with id ${keyId} cannot be found.`);
  return { user, key };
}
