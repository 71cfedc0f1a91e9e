import {
  AddUserToGroupCommand, AttachGroupPolicyCommand, AttachRolePolicyCommand, AttachUserPolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreatePolicyVersionCommand,
  CreateRoleCommand, CreateUserCommand, GetUserCommand, PutGroupPolicyCommand, PutRolePolicyCommand, PutUserPolicyCommand, UpdateAccessKeyCommand, type IAMClient,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { iamService } from '../../packages/octroi/src/services/iam/service.ts';
import { stsService } from '../../packages/octroi/src/services/sts/service.ts';
import type { Entry, Kv } from '../../packages/octroi/src/store/kv.ts';
import { openMemoryStore } from '../../packages/octroi/src/store/memory.ts';
import type { Keyring } from '../../packages/octroi/src/store/seal.ts';
import { openWorld, type Credentials, type World } from '../../packages/octroi/src/testing/world.ts';
import { groupPolicy, inlinePolicy, managedPolicy, rolePolicy, selfPolicy, trustOf } from './documents.ts';

/** Of the account that everything is copied from. */
export const TEMPLATE_ACCOUNT = '111122223333';
/** Users of the account, one of each kind. */
export const USERS = 16;
export const ROLES = 4;
export const MANAGED = 40;
const TEAMS = 8;

export const userName = (number: number): string => `user-${String(number).padStart(7, '0')}`;
export const roleName = (number: number): string => `role-${String(number).padStart(7, '0')}`;

/** The rows of one account that was made through the API alone: 16 kinds of users and 4 of roles among groups and managed policies. */
export async function makeTemplate(seal: Keyring): Promise<readonly Entry[]> {
  const kv = openMemoryStore();
  const world = await openWorld({ node: { kv, seal }, services: [iamService, stsService], shadow: false });
  const root = await world.account(TEMPLATE_ACCOUNT);
  try {
    await populate(world, world.iam(root));
    return await allRows(kv);
  } catch (error) {
    // Of a fault of ours the client is told nothing.
    throw new AggregateError([error, ...world.faults], 'the template could not be made', { cause: error });
  } finally {
    await world.close();
  }
}

async function populate(world: World, iam: IAMClient): Promise<void> {
  await policiesAndGroups(iam);
  const users: Credentials[] = [];
  for (let kind = 0; kind < USERS; kind++) users.push(await user(iam, kind));
  for (let kind = 0; kind < ROLES; kind++) await role(iam, kind);
  await use(world, users);
}

const managedArn = (name: string): string => `arn:aws:iam::${TEMPLATE_ACCOUNT}:policy/${name}`;

async function policiesAndGroups(iam: IAMClient): Promise<void> {
  await iam.send(new CreatePolicyCommand({ PolicyName: 'self', PolicyDocument: selfPolicy() }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'boundary', Path: '/boundaries/', PolicyDocument: managedPolicy(MANAGED, TEMPLATE_ACCOUNT) }));
  for (let n = 0; n < MANAGED; n++) {
    await iam.send(new CreatePolicyCommand({ PolicyName: `managed-${n}`, PolicyDocument: managedPolicy(n, TEMPLATE_ACCOUNT), Description: `What team ${n % TEAMS} may do`, Tags: [{ Key: 'team', Value: `team-${n % TEAMS}` }] }));
    if (n % 10 === 0) await iam.send(new CreatePolicyVersionCommand({ PolicyArn: managedArn(`managed-${n}`), PolicyDocument: managedPolicy(n + 1, TEMPLATE_ACCOUNT), SetAsDefault: true }));
  }
  await iam.send(new CreateGroupCommand({ GroupName: 'everyone' }));
  await iam.send(new AttachGroupPolicyCommand({ GroupName: 'everyone', PolicyArn: managedArn('self') }));
  for (let team = 0; team < TEAMS; team++) {
    const GroupName = `team-${team}`;
    await iam.send(new CreateGroupCommand({ GroupName, Path: '/teams/' }));
    for (const n of [team, team + TEAMS]) await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: managedArn(`managed-${n}`) }));
    if (team % 4 === 0) await iam.send(new AttachGroupPolicyCommand({ GroupName, PolicyArn: 'arn:aws:iam::aws:policy/AWSLambda_ReadOnlyAccess' }));
    if (team % 4 === 1) await iam.send(new PutGroupPolicyCommand({ GroupName, PolicyName: 'of-the-team', PolicyDocument: groupPolicy(team, TEMPLATE_ACCOUNT) }));
  }
}

async function user(iam: IAMClient, kind: number): Promise<Credentials> {
  const UserName = userName(kind);
  await iam.send(
    new CreateUserCommand({
      UserName,
      Path: kind % 4 === 0 ? '/engineering/' : '/',
      Tags: [{ Key: 'team', Value: `team-${kind % TEAMS}` }, { Key: 'cost-center', Value: String(4000 + kind) }, ...(kind % 3 === 0 ? [{ Key: 'email', Value: `${UserName}@customer.example` }] : [])],
      ...(kind % 8 === 5 ? { PermissionsBoundary: managedArn('boundaries/boundary') } : {}),
    }),
  );
  await iam.send(new AddUserToGroupCommand({ GroupName: 'everyone', UserName }));
  if (kind % 2 === 0) await iam.send(new AddUserToGroupCommand({ GroupName: `team-${(kind / 2) % TEAMS}`, UserName }));
  if (kind % 3 === 0) await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: managedArn(`managed-${(kind * 2 + 16) % MANAGED}`) }));
  if (kind % 4 === 1) await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own-things', PolicyDocument: inlinePolicy(UserName, TEMPLATE_ACCOUNT) }));
  const key = (await iam.send(new CreateAccessKeyCommand({ UserName }))).AccessKey!;
  if (kind % 8 === 7) {
    const second = (await iam.send(new CreateAccessKeyCommand({ UserName }))).AccessKey!;
    await iam.send(new UpdateAccessKeyCommand({ UserName, AccessKeyId: second.AccessKeyId!, Status: 'Inactive' }));
  }
  return { accessKeyId: key.AccessKeyId!, secretAccessKey: key.SecretAccessKey! };
}

async function role(iam: IAMClient, kind: number): Promise<void> {
  const RoleName = roleName(kind);
  await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: trustOf(kind, TEMPLATE_ACCOUNT, userName(kind)),
      Description: 'What a workload runs as',
      MaxSessionDuration: 3600 * (1 + kind),
      Tags: [{ Key: 'workload', Value: RoleName }, { Key: 'cost-center', Value: String(4000 + kind) }],
      ...(kind === 3 ? { PermissionsBoundary: managedArn('boundaries/boundary') } : {}),
    }),
  );
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: managedArn(`managed-${(kind * 5 + 24) % MANAGED}`) }));
  if (kind === 0) await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: 'arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole' }));
  if (kind !== 1) await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'workload', PolicyDocument: rolePolicy(RoleName, TEMPLATE_ACCOUNT) }));
}

/** Everyone has been here: what IAM remembers of the last use is there, too. */
async function use(world: World, users: readonly Credentials[]): Promise<void> {
  for (const [kind, credentials] of users.entries()) {
    await world.sts(credentials).send(new GetCallerIdentityCommand({}));
    // Some may not, and that is remembered as well.
    await world.iam(credentials).send(new GetUserCommand({ UserName: userName(kind) })).catch((error: Error) => {
      if (error.name !== 'AccessDenied') throw error;
    });
  }
  // The third role trusts this user by name, and its policies say nothing against it: the trust alone is enough within an account.
  const { Credentials: session } = await world.sts(users[2]!).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${TEMPLATE_ACCOUNT}:role/${roleName(2)}`, RoleSessionName: 'workload' }));
  await world.sts({ accessKeyId: session!.AccessKeyId!, secretAccessKey: session!.SecretAccessKey!, sessionToken: session!.SessionToken! }).send(new GetCallerIdentityCommand({}));
}

async function allRows(kv: Kv): Promise<readonly Entry[]> {
  const rows: Entry[] = [];
  for (;;) {
    const last = rows.at(-1);
    const page = await kv.read((snapshot) => snapshot.range([], last === undefined ? {} : { after: last.key }));
    rows.push(...page);
    if (page.length < 1000) return rows;
  }
}
