import { existsSync, mkdirSync } from 'node:fs';
import { listAccounts } from '../gateway/accounts.ts';
import { isAccountId } from '../kernel/arn.ts';
import type { Scope } from '../kernel/scope.ts';
import type { Kv } from '../store/kv.ts';
import { openStore, type OpenStoreOptions } from '../store/open-store.ts';
import { nameOfStore, type StoreSpec } from '../store/store-spec.ts';
import { UsageError } from './usage-error.ts';

/** The scope of an account's IAM. */
export function homeOf(account: string): Scope {
  if (!isAccountId(account)) throw new UsageError(`\`${account}\` is no account id: 12 digits are needed`);
  return { partition: 'aws', account, region: '-' };
}

/** Opens a store as the server does, making its folder if need be; refuses while a server holds the folder, or what `options` claim. */
export async function withStore<T>(store: StoreSpec, use: (kv: Kv) => Promise<T>, options: OpenStoreOptions = {}): Promise<T> {
  if (store.kind === 'folder') mkdirSync(store.folder, { recursive: true, mode: 0o700 });
  const { kv } = await openStore(store, options);
  try {
    return await use(kv);
  } finally {
    await kv.close();
  }
}

/** Opens a store that exists, which has the account; refuses as `withStore` does. */
export async function withAccount<T>(store: StoreSpec, home: Scope, use: (kv: Kv) => Promise<T>, options: OpenStoreOptions = {}): Promise<T> {
  if (store.kind === 'folder' && !existsSync(store.folder)) throw new Error(`there is no data folder \`${store.folder}\``);
  return withStore(
    store,
    async (kv) => {
      const accounts = await listAccounts(kv);
      if (!accounts.some(({ id }) => id === home.account)) throw new Error(`there is no account ${home.account} in ${nameOfStore(store)}; \`octroi account create --id ${home.account}\` makes it`);
      return use(kv);
    },
    options,
  );
}
