import { existsSync } from 'node:fs';
import { listAccounts } from '../gateway/accounts.ts';
import { isAccountId } from '../kernel/arn.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Kv } from '../store/kv.ts';
import { openSqliteStore } from '../store/sqlite.ts';
import { UsageError } from './usage-error.ts';

/** The scope of an account's IAM. */
export function homeOf(account: string): Scope {
  if (!isAccountId(account)) throw new UsageError(`\`${account}\` is no account id: 12 digits are needed`);
  return { partition: 'aws', account, region: '-' };
}

/** Opens a data folder that exists, which has the account; refuses while a server holds it. */
export async function withFolder<T>(folder: string, home: Scope, use: (kv: Kv) => Promise<T>): Promise<T> {
  if (!existsSync(folder)) throw new Error(`there is no data folder \`${folder}\``);
  const kv = await openSqliteStore(folder);
  try {
    const accounts = await listAccounts(kv);
    if (!accounts.some(({ id }) => id === home.account)) throw new Error(`there is no account ${home.account} in ${folder}; \`octroi account create --id ${home.account}\` makes it`);
    return await use(kv);
  } finally {
    await kv.close();
  }
}
