import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { AddUserToGroupCommand, AttachRolePolicyCommand, CreateAccessKeyCommand, CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, GetUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { zipSync } from 'fflate';
import type { Keys } from '../../packages/octroi/src/gateway/raw.fixture.ts';
import { wholeRange } from '../../packages/octroi/src/gateway/whole-range.ts';
import { openWorld, type World } from '../../packages/octroi/src/testing/world.ts';
import type { Noted, Rows } from './changes.ts';

export interface FuzzedCaller {
  readonly keys: Keys;
  readonly noted: Noted;
}

/** A server on loopback with a small world behind it: two accounts, and callers of every kind. */
export interface FuzzedWorld {
  readonly world: World;
  readonly endpoint: string;
  readonly callers: readonly FuzzedCaller[];
  /** Every row but those that background work moves by itself. */
  rows(): Promise<Rows>;
  close(): Promise<void>;
}

const ACCOUNT = '111122223333';
const OTHER = '444455556666';
const statement = (more: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...more }] });

/** Opens a world whose things have the names that fuzz/http/inputs.ts asks for. Code of functions is never run. */
export async function openFuzzedWorld(): Promise<FuzzedWorld> {
  const world = await openWorld();
  const root = await world.account(ACCOUNT);
  const other = await world.account(OTHER);
  const long = (keys: Keys, account: string): FuzzedCaller => ({ keys, noted: { account, id: keys.accessKeyId, principal: 'root' } });
  const [first, second] = [long(root, ACCOUNT), long(other, OTHER)];
  const callers = await furnish(world, root);
  const server = world.gateway.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    world,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    callers: [first, first, first, second, ...callers],
    rows: () =>
      world.gateway.kv.read(async (snapshot) => {
        const rows = await wholeRange(snapshot, []);
        return new Map(rows.filter(({ key }) => !BACKGROUND.has(key[4] ?? '')).map(({ key, value }) => [key.join('/'), value]));
      }),
    async close() {
      server.closeAllConnections();
      server.close();
      await world.close();
    },
  };
}

const BACKGROUND: ReadonlySet<string> = new Set(['queue', 'queued-payload', 'leftover']);

async function furnish(world: World, root: Keys): Promise<FuzzedCaller[]> {
  const iam = world.iam(root);
  for (const UserName of ['ann', 'bob']) await iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'team', Value: 'one' }] }));
  await iam.send(new CreateGroupCommand({ GroupName: 'staff' }));
  await iam.send(new AddUserToGroupCommand({ GroupName: 'staff', UserName: 'ann' }));
  await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: statement({ Action: ['iam:*', 'sts:*', 'lambda:*'], Resource: '*', Condition: { StringNotEquals: { 'aws:RequestTag/team': 'two' } } }) }));
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: 'extra', PolicyDocument: statement({ Action: 'iam:Get*', Resource: '*' }) }));
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT, Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'runner', AssumeRolePolicyDocument: trust }));
  await iam.send(new AttachRolePolicyCommand({ RoleName: 'runner', PolicyArn: Policy!.Arn! }));
  const keyOf = async (UserName: string): Promise<Keys> => {
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  };
  const ann = await keyOf('ann');
  const bob = await keyOf('bob');
  const idOf = async (UserName: string): Promise<string> => (await iam.send(new GetUserCommand({ UserName }))).User!.UserId!;
  const { Credentials } = await world.sts(ann).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'fuzz' }));
  const lambda = world.lambda(root);
  const ZipFile = zipSync({ 'index.mjs': new TextEncoder().encode('export const handler = async (event) => event;') });
  await lambda.send(new CreateFunctionCommand({ FunctionName: 'greeter', Role: Role!.Arn!, Runtime: 'nodejs24.x', Handler: 'index.handler', Code: { ZipFile } }));
  await lambda.send(new AddPermissionCommand({ FunctionName: 'greeter', StatementId: 'one', Action: 'lambda:InvokeFunction', Principal: OTHER }));
  const session: Keys = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! };
  return [
    { keys: ann, noted: { account: ACCOUNT, id: ann.accessKeyId, principal: await idOf('ann') } },
    { keys: bob, noted: { account: ACCOUNT, id: bob.accessKeyId, principal: await idOf('bob') } },
    { keys: session, noted: { account: ACCOUNT, id: Role!.RoleId!, principal: Role!.RoleId! } },
  ];
}
