import { randomBytes } from 'node:crypto';
import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DeleteUserPolicyCommand,
  GetRoleCommand,
  IAMClient,
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

/** GEN-5: the third party's role in its own account. */
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
  /** Deletes the user that this made; the role stays. */
  close(): Promise<void>;
}

const document = (...Statement: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

/**
 * GEN-5: what the role may do. The second statement lets a trace tell the third party's side of a refusal: AWS has no such action, and
 * Octroi no right to tell without it.
 */
export const VENDOR_POLICY_NAME = 'assume-customer-roles';
export const VENDOR_POLICY = document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }, { Effect: 'Allow', Action: 'octroi:ExplainRequest', Resource: '*' });

const MARGIN_MILLIS = 300_000;
const USER_POLICY = 'become-the-role';

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
    const userName = `${name}-${randomBytes(4).toString('hex')}`;
    const key = await makeUser(iam, userName, roleArn);
    return { account, user: key, credentials: sessions(config, key, roleArn, now), close: () => close(iam, userName, key) };
  } catch (error) {
    iam.destroy();
    throw error;
  }
}

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
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: VENDOR_POLICY_NAME, PolicyDocument: VENDOR_POLICY }));
  return (await iam.send(new GetRoleCommand({ RoleName: name }))).Role!.Arn!;
}

/** A user for this process alone, so that none takes another's keys away. */
async function makeUser(iam: IAMClient, name: string, roleArn: string): Promise<VendorKeys> {
  await iam.send(new CreateUserCommand({ UserName: name }));
  await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: USER_POLICY, PolicyDocument: document({ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: roleArn }) }));
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

async function close(iam: IAMClient, UserName: string, key: VendorKeys): Promise<void> {
  try {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId: key.accessKeyId }));
    await iam.send(new DeleteUserPolicyCommand({ UserName, PolicyName: USER_POLICY }));
    await iam.send(new DeleteUserCommand({ UserName }));
  } catch (error) {
    // A server that has gone, or was put back to its beginning, has no key to delete.
    if (!['NoSuchEntityException', 'InvalidClientTokenId'].includes((error as Error).name) && !('code' in (error as object))) throw error;
  } finally {
    iam.destroy();
  }
}
