import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { openVendorRole, type VendorKeys } from './vendor-role.ts';

/** Whose keys a profile holds, as STS says. */
export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly keys: VendorKeys;
}

/** Octroi's address: the option, or what the AWS CLI would take; undefined means AWS itself. */
export const endpointOf = (option: string | undefined): string | undefined => option ?? process.env['AWS_ENDPOINT_URL_STS'] ?? process.env['AWS_ENDPOINT_URL'];

/** The keys of a profile of the AWS configuration (without one, those of the environment), and whose they are. */
export async function identityOf(profile: string | undefined, region: string, endpoint: string | undefined): Promise<Identity> {
  const named = profile === undefined ? 'the credentials of the environment' : `the profile \`${profile}\``;
  const sts = new STSClient({ region, maxAttempts: 2, ...(endpoint === undefined ? {} : { endpoint }), ...(profile === undefined ? {} : { profile }) });
  try {
    const { accessKeyId, secretAccessKey, sessionToken } = await sts.config.credentials();
    const { Account: account = '', Arn: arn = '' } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(20_000) });
    return { account, arn, keys: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) } };
  } catch (error) {
    throw new Error(`${named} cannot be used at ${endpoint ?? 'AWS'}: ${reason(error)}`, { cause: error });
  } finally {
    sts.destroy();
  }
}

function reason(error: unknown): string {
  const { code, message } = error as { code?: string; message?: string };
  return code === 'ECONNREFUSED' ? 'nobody answers there; `octroi start` serves it' : (message ?? String(error));
}

/**
 * Keys that assume roles. A root user assumes none: with one, the role of the vendor is made first and its sessions are used, which is what
 * one wants of a test installation and what no real vendor does.
 */
export async function assumingKeys(identity: Identity, endpoint: string | undefined): Promise<{ readonly keys: VendorKeys; close(): Promise<void> }> {
  if (!identity.arn.endsWith(':root')) return { keys: identity.keys, close: async () => {} };
  if (endpoint === undefined) throw new Error(`\`${identity.arn}\` is a root user, which assumes no role; use keys of a user or role of account ${identity.account}`);
  const role = await openVendorRole({ endpoint, administrator: identity.keys });
  try {
    return { keys: await role.credentials(), close: () => role.close() };
  } catch (error) {
    await role.close();
    throw error;
  }
}
