import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyVersionCommand,
  CreateRoleCommand,
  CreateUserCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { openWorld, type Credentials, type World } from '../../testing/world.ts';
import { documentOf, newGroup, newPolicy } from './policies/policies.fixture.ts';
import { failureOf, newUser } from './shared/testing.ts';

export const ACCOUNT = '111122223333';

export type Statement = Readonly<Record<string, unknown>>;

export const documentWith = (...statements: readonly Statement[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Lets the user take the role, in its own account without any policy of the user's. */
export const trustOf = (principal: string): string => documentWith({ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' });

export const arnOf = (resource: string): string => `arn:aws:iam::${ACCOUNT}:${resource}`;

/** Everything under the path /team/, and nothing else: what the attacker may work on. */
export const TEAM = ['policy', 'user', 'group', 'role'].map((kind) => arnOf(`${kind}/team/*`));

/**
 * An account in which the user `mallory` could gain everything. Each way exists twice: with things at the path / and with the
 * same things at the path /team/.
 */
export interface Stage {
  readonly world: World;
  readonly root: Credentials & { readonly accountId: string };
  /** The root user's client. */
  readonly admin: IAMClient;
  readonly mallory: { readonly arn: string; readonly iam: IAMClient; readonly credentials: Credentials };
  /** A user of /team/ who may do nothing. */
  readonly helper: IAMClient;
  /** Keys of the powerful users `boss` and `chief` (of /team/), which are Inactive. */
  readonly keys: Readonly<Record<'boss' | 'chief', Credentials>>;
  /** Gives mallory these statements in place of those it had. */
  allow(...statements: readonly Statement[]): Promise<void>;
  /** Makes the role `strong`, which may do everything and which mallory may take. */
  strongRole(): Promise<void>;
  /** A client of mallory's session of the role. */
  assume(role: string): Promise<IAMClient>;
  /** Everything that is stored about the account and the installation, but for when keys and roles were last used. */
  rows(): Promise<readonly string[]>;
}

async function powerful(world: World, root: Stage['root'], name: string, path: string): Promise<Credentials> {
  const admin = world.iam(root);
  await admin.send(new CreateUserCommand({ UserName: name, Path: path }));
  await admin.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'all', PolicyDocument: documentOf() }));
  const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName: name }));
  await admin.send(new UpdateAccessKeyCommand({ UserName: name, AccessKeyId: AccessKey!.AccessKeyId!, Status: 'Inactive' }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

export async function openStage(): Promise<Stage> {
  const world = await openWorld();
  const root = await world.account(ACCOUNT);
  const admin = world.iam(root);
  const mallory = await newUser(world, root, 'mallory');
  const harmless = documentWith({ Effect: 'Allow', Action: 'iam:GetAccountSummary', Resource: '*' });
  for (const path of ['/', '/team/']) {
    const suffix = path === '/' ? '' : '-of-team';
    const policy = await newPolicy(admin, `shared${suffix}`, harmless, path);
    await admin.send(new CreatePolicyVersionCommand({ PolicyArn: policy, PolicyDocument: documentOf() }));
    await admin.send(new AttachUserPolicyCommand({ UserName: 'mallory', PolicyArn: policy }));
    await newGroup(admin, `staff${suffix}`, path);
    await admin.send(new AddUserToGroupCommand({ GroupName: `staff${suffix}`, UserName: 'mallory' }));
    await newGroup(admin, `admins${suffix}`, path);
    await admin.send(new AttachGroupPolicyCommand({ GroupName: `admins${suffix}`, PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }));
    await admin.send(new PutGroupPolicyCommand({ GroupName: `admins${suffix}`, PolicyName: 'all', PolicyDocument: documentOf() }));
    await admin.send(new CreateRoleCommand({ RoleName: `desk${suffix}`, Path: path, AssumeRolePolicyDocument: trustOf(mallory.arn) }));
    await admin.send(new CreateRoleCommand({ RoleName: `admin${suffix}`, Path: path, AssumeRolePolicyDocument: documentWith({ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }) }));
    await admin.send(new PutRolePolicyCommand({ RoleName: `admin${suffix}`, PolicyName: 'all', PolicyDocument: documentOf() }));
  }
  await admin.send(new CreateUserCommand({ UserName: 'helper', Path: '/team/' }));
  const { AccessKey } = await admin.send(new CreateAccessKeyCommand({ UserName: 'helper' }));
  const keys = { boss: await powerful(world, root, 'boss', '/'), chief: await powerful(world, root, 'chief', '/team/') };
  return {
    world,
    root,
    admin,
    mallory,
    helper: world.iam({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }),
    keys,
    async allow(...statements) {
      await admin.send(new PutUserPolicyCommand({ UserName: 'mallory', PolicyName: 'own', PolicyDocument: documentWith(...statements) }));
    },
    async strongRole() {
      await admin.send(new CreateRoleCommand({ RoleName: 'strong', AssumeRolePolicyDocument: trustOf(mallory.arn) }));
      await admin.send(new PutRolePolicyCommand({ RoleName: 'strong', PolicyName: 'all', PolicyDocument: documentOf() }));
    },
    async assume(role) {
      const { Credentials: made } = await world.sts(mallory.credentials).send(new AssumeRoleCommand({ RoleArn: arnOf(`role/${role}`), RoleSessionName: 'mallory' }));
      return world.iam({ accessKeyId: made!.AccessKeyId!, secretAccessKey: made!.SecretAccessKey!, sessionToken: made!.SessionToken! });
    },
    async rows() {
      const entries = await world.gateway.kv.read(async (snapshot) => [...(await snapshot.range(['aws', ACCOUNT])), ...(await snapshot.range(['aws', '-']))]);
      // AWS notes what was tried, whether or not it was allowed.
      const notes = new Set(['last-use', 'access', 'account-access']);
      return entries.filter(({ key }) => !notes.has(key[4] ?? '')).map(({ key, value }) => `${key.join('/')} = ${value}`);
    },
  };
}

/** The refusal of what no identity-based policy allows (ERR-21). */
export const implicit = (who: string, action: string, shown: string): string =>
  `AccessDenied 403: User: ${who} is not authorized to perform: ${action} on resource: ${shown} because no identity-based policy allows the ${action} action`;

/** The refusal of what an identity-based policy denies (ERR-22). */
export const explicit = (who: string, action: string, shown: string): string =>
  `AccessDenied 403: User: ${who} is not authorized to perform: ${action} on resource: ${shown} with an explicit deny in an identity-based policy`;

/** How listing all users ends, which nobody but the powerful may do. */
export const prize = (iam: IAMClient): Promise<string> => failureOf(iam.send(new ListUsersCommand({})));
