import { genesysHome, startDataActions, type DataActions, type DataActionsOptions } from '@octroi/data-actions';
import { explainRefusals } from './explain-refusal.ts';
import { openVendorRole, type VendorKeys, type VendorRole } from './vendor-role.ts';

export interface ThirdPartyOptions extends Omit<DataActionsOptions, 'credentials' | 'endpoint' | 'explainRefusal'> {
  /** Octroi's address. */
  readonly endpoint: string;
  /** Root keys, or administrators', of the third party's accounts in Octroi, by account: its role is made there (GEN-5). */
  readonly administrators: Readonly<Record<string, VendorKeys>>;
  /** Keys of users who may become the third party's role in accounts where it exists already. */
  readonly users?: Readonly<Record<string, VendorKeys>>;
  /** Keys of customers' accounts that may ask `octroi:ExplainRequest`: traces then tell the customer's side of a refusal as well. */
  readonly auditors?: Readonly<Record<string, VendorKeys>>;
}

/** A running third party, and what it signs with in its own account. */
export interface ThirdParty extends DataActions {
  /** A session of the third party's role (GEN-5). */
  vendorCredentials(account: string): Promise<VendorKeys>;
}

/** The third party beside an Octroi: its accounts' roles are made through the public API, and its traces ask Octroi why. */
export async function startThirdParty(options: ThirdPartyOptions): Promise<ThirdParty> {
  const { endpoint, administrators, users = {}, auditors = {}, ...rest } = options;
  const roles = new Map<string, VendorRole>();
  const closeRoles = async (): Promise<void> => void (await Promise.all([...roles.values()].map((role) => role.close())));
  try {
    for (const [account, administrator] of Object.entries(administrators)) {
      roles.set(account, await openVendorRole({ endpoint, administrator, ...(options.clock === undefined ? {} : { now: () => options.clock!.now() }) }));
    }
    const keysOf = async (account: string): Promise<VendorKeys | null> => {
      const role = roles.get(account);
      if (role !== undefined) return role.credentials();
      return Object.hasOwn(auditors, account) ? auditors[account]! : Object.hasOwn(users, account) ? users[account]! : null;
    };
    const started = await startDataActions({
      ...rest,
      endpoint,
      credentials: { ...users, ...Object.fromEntries([...roles].map(([account, role]) => [account, role.user])) },
      explainRefusal: explainRefusals({ endpoint, keysOf, vendorAccount: (region) => genesysHome(region, options.accounts).account }),
    });
    return {
      ...started,
      async vendorCredentials(account) {
        const role = roles.get(account);
        if (role === undefined) throw new Error(`the third party's role in account ${account} was not made here`);
        return role.credentials();
      },
      async close() {
        await started.close();
        await closeRoles();
      },
    };
  } catch (error) {
    await closeRoles();
    throw error;
  }
}
