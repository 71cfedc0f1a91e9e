import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  GetRoleCommand,
  IAMClient,
  ListAccessKeysCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';

/** What signs requests of the third party. */
export interface VendorKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** GEN-5: the third party's role in its own account, and the user that its machines sign in as. */
export const VENDOR_ROLE = 'genesys-cloud-data-actions';

export interface VendorRoleOptions {
  /** Octroi's address. */
  readonly endpoint: string;
  /** Keys of a root user or an administrator of the third party's account. */
  readonly administrator: VendorKeys;
  /** Default `genesys-cloud-data-actions`. */
  readonly name?: string;
  /** Milliseconds since 1970: the clock by which sessions expire. */
  readonly now?: () => number;
}

/** The third party's own role, ready: sessions of it assume customers' roles. */
export interface VendorRole {
  readonly account: string;
  /** Keys of the user that becomes the role. */
  readonly user: VendorKeys;
  /** A session of the role, an hour long at most; a fresh one when the last has less than five minutes left. */
  credentials(): Promise<VendorKeys>;
  /** Deletes the access key that this made. */
  close(): Promise<void>;
}

const MARGIN_MILLIS = 300_000;
/** AWS's quota for keys of a user; a process that was killed leaves one. */
const MOST_KEYS = 2;

/**
 * GEN-5: makes sure that the third party's account has a role that may assume any role, and a user who may become it, through the public
 * API and nothing else: what `:root` in a customer's trust policy delegates to. Root users assume no roles, hence the user.
 */
export async function openVendorRole(options: VendorRoleOptions): Promise<VendorRole> {
  const { endpoint, administrator, name = VENDOR_ROLE, now = Date.now } = options;
  const config = { endpoint, region: 'us-east-1', maxAttempts: 2 };
  const iam = new IAMClient({ ...config, credentials: administrator });
  try {
    const sts = new STSClient({ ...config, credentials: administrator });
    const { Account: account = '' } = await sts.send(new GetCallerIdentityCommand({}));
    sts.destroy();
    const roleArn = await ensureRole(iam, name, account);
    const key = await ensureUser(iam, name, roleArn);
    return { account, user: key, credentials: sessions(config, key, roleArn, now), close: () => close(iam, name, key) };
  } catch (error) {
    iam.destroy();
    throw error;
  }
}

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

async function unlessThere(action: Promise<unknown>): Promise<void> {
  try {
    await action;
  } catch (error) {
    if ((error as Error).name !== 'EntityAlreadyExistsException') throw error;
  }
}

async function ensureRole(iam: IAMClient, name: string, account: string): Promise<string> {
  const trust = document({ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'sts:AssumeRole' });
  await unlessThere(iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trust, Description: 'Assumes the roles of customers' })));
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'assume-customer-roles', PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }) }));
  // So that a trace can tell the third party's side of a refusal; AWS has no such action, and Octroi no right to tell without it.
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'explain-own-requests', PolicyDocument: document({ Effect: 'Allow', Action: 'octroi:ExplainRequest', Resource: '*' }) }));
  return (await iam.send(new GetRoleCommand({ RoleName: name }))).Role!.Arn!;
}

async function ensureUser(iam: IAMClient, name: string, roleArn: string): Promise<VendorKeys> {
  await unlessThere(iam.send(new CreateUserCommand({ UserName: name })));
  await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'become-the-role', PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn }) }));
  const { AccessKeyMetadata: keys = [] } = await iam.send(new ListAccessKeysCommand({ UserName: name }));
  const oldest = keys.toSorted((a, b) => (a.CreateDate?.getTime() ?? 0) - (b.CreateDate?.getTime() ?? 0))[0];
  if (keys.length >= MOST_KEYS && oldest?.AccessKeyId !== undefined) await iam.send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId: oldest.AccessKeyId }));
  const { AccessKey: made } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey! };
}

function sessions(config: { endpoint: string; region: string; maxAttempts: number }, user: VendorKeys, roleArn: string, now: () => number): () => Promise<VendorKeys> {
  let session: { readonly keys: VendorKeys; readonly until: number } | null = null;
  return async () => {
    if (session !== null && now() < session.until) return session.keys;
    const sts = new STSClient({ ...config, credentials: user });
    try {
      const { Credentials: made } = await sts.send(new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: 'platform' }));
      const keys = { accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! };
      session = { keys, until: made!.Expiration!.getTime() - MARGIN_MILLIS };
      return keys;
    } finally {
      sts.destroy();
    }
  };
}

async function close(iam: IAMClient, name: string, key: VendorKeys): Promise<void> {
  try {
    await iam.send(new DeleteAccessKeyCommand({ UserName: name, AccessKeyId: key.accessKeyId }));
  } catch (error) {
    // A server that has gone, or was put back to its beginning, has no key to delete.
    if (!['NoSuchEntityException', 'InvalidClientTokenId'].includes((error as Error).name) && !('code' in (error as object))) throw error;
  } finally {
    iam.destroy();
  }
}
