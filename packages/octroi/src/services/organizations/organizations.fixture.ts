import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import {
  AttachPolicyCommand, CreateAccountCommand, CreateOrganizationalUnitCommand, CreateOrganizationCommand, CreatePolicyCommand, DescribeCreateAccountStatusCommand, EnablePolicyTypeCommand, ListRootsCommand, MoveAccountCommand,
  type OrganizationsClient, type PolicyType,
} from '@aws-sdk/client-organizations';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { openWorld, type Credentials, type World, type WorldOptions } from '../../testing/world.ts';

export interface Account extends Credentials {
  readonly accountId: string;
}

/** An organization with a management account, to which accounts are added. */
export interface TestOrganization {
  readonly world: World;
  readonly management: Account;
  readonly client: OrganizationsClient;
  readonly id: string;
  readonly rootId: string;
  unit(name: string, parent?: string): Promise<string>;
  /** An account made by CreateAccount, entered by its role; it has a user with everything allowed, whose keys are given. */
  member(parent?: string): Promise<Account>;
  policy(statement: object | readonly object[], type?: PolicyType): Promise<string>;
  /** Makes a policy and attaches it. */
  bind(target: string, statement: object | readonly object[], type?: PolicyType): Promise<string>;
}

export const ANYTHING = { Effect: 'Allow', Action: '*', Resource: '*' };
export const document = (statement: object | readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statement });

export async function openOrganization(types: readonly PolicyType[] = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'], options: WorldOptions = {}): Promise<TestOrganization> {
  const world = await openWorld(options);
  const management = await world.account();
  const client = world.organizations(management);
  const { Organization } = await client.send(new CreateOrganizationCommand({}));
  const { Roots } = await client.send(new ListRootsCommand({}));
  const rootId = Roots![0]!.Id!;
  for (const PolicyType of types) await client.send(new EnablePolicyTypeCommand({ RootId: rootId, PolicyType }));
  let made = 0;
  const open: TestOrganization = {
    world,
    management,
    client,
    id: Organization!.Id!,
    rootId,
    async unit(Name, ParentId = rootId) {
      return (await client.send(new CreateOrganizationalUnitCommand({ Name, ParentId }))).OrganizationalUnit!.Id!;
    },
    async member(parent = rootId) {
      const AccountName = `member-${++made}`;
      const { CreateAccountStatus } = await client.send(new CreateAccountCommand({ AccountName, Email: `${AccountName}@example.com` }));
      const done = await client.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: CreateAccountStatus!.Id! }));
      const accountId = done.CreateAccountStatus!.AccountId!;
      const entered = await enter(world, management, accountId);
      const keys = await userOf(world.iam(entered), 'admin', ANYTHING);
      if (parent !== rootId) await client.send(new MoveAccountCommand({ AccountId: accountId, SourceParentId: rootId, DestinationParentId: parent }));
      return { accountId, ...keys };
    },
    async policy(statement, Type = 'SERVICE_CONTROL_POLICY') {
      return (await client.send(new CreatePolicyCommand({ Name: `policy-${++made}`, Description: '', Type, Content: document(statement) }))).Policy!.PolicySummary!.Id!;
    },
    async bind(TargetId, statement, type) {
      const PolicyId = await open.policy(statement, type);
      await client.send(new AttachPolicyCommand({ PolicyId, TargetId }));
      return PolicyId;
    },
  };
  return open;
}

let entered = 0;

/** A session of the role by which the management account comes into an account that its organization made. */
export async function enter(world: World, management: Account, accountId: string): Promise<Credentials> {
  const keys = await userOf(world.iam(management), `enter-${accountId}-${++entered}`, { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' });
  const { Credentials: found } = await world.sts(keys).send(new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`, RoleSessionName: 'enter' }));
  return { accessKeyId: found!.AccessKeyId!, secretAccessKey: found!.SecretAccessKey!, sessionToken: found!.SessionToken! };
}

/** Makes a user with one policy and a key. */
export async function userOf(iam: IAMClient, UserName: string, statement: object | readonly object[]): Promise<Credentials> {
  await iam.send(new CreateUserCommand({ UserName }));
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: document(statement) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

/** `AccessDenied 403: ...`; throws if it succeeds. */
export async function failureOf(sent: Promise<unknown>): Promise<string> {
  try {
    await sent;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return `${name} ${$metadata?.httpStatusCode}: ${message}`;
  }
  throw new Error('it succeeded');
}

/** Null if it is allowed. */
export async function outcome(sent: Promise<unknown>): Promise<string | null> {
  return sent.then(
    () => null,
    (error: Error) => `${error.name}: ${error.message}`,
  );
}
