import { CreateAccessKeyCommand, CreatePolicyCommand, CreateRoleCommand, CreateUserCommand, CreateVirtualMFADeviceCommand, EnableMFADeviceCommand, PutRolePolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateFunctionCommand, CreateFunctionUrlConfigCommand } from '@aws-sdk/client-lambda';
import { codeOf } from '../../packages/octroi/src/services/lambda/lambda.fixture.ts';
import { MFA_STEP_MILLIS, mfaCode } from '../../packages/octroi/src/testing/mfa-code.ts';
import type { Credentials } from '../../packages/octroi/src/testing/world.ts';
import type { ShortFunction, ShortPrincipal } from './matrix.ts';
import { filled } from './names.ts';
import { policyDocument, trustDocument } from './statements.ts';
import type { Matrix } from './world.ts';

/** What a case has put into the world. */
export interface Put {
  readonly names: Record<string, string>;
  readonly keys: Record<string, Credentials>;
  readonly phones: Record<string, { readonly serial: string; readonly seed: Uint8Array }>;
  readonly urls: Record<string, string>;
}

const tagList = (tags: Readonly<Record<string, string>> = {}): { Key: string; Value: string }[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));

/** Makes the users and roles of a case; `number` keeps its names apart from those of others. */
export async function putPrincipals(matrix: Matrix, who: Readonly<Record<string, ShortPrincipal>>, number: number): Promise<Put> {
  const put: Put = { names: { ...matrix.names }, keys: {}, phones: {}, urls: {} };
  for (const [key, short] of Object.entries(who)) {
    const name = short.named ?? `${key}-${number}`;
    const kind = short.trust === undefined ? 'user' : 'role';
    put.names[key] = `arn:aws:iam::${matrix.accounts[short.in ?? 'prod']!.accountId}:${kind}${short.path ?? '/'}${name}`;
    put.names[`${key}.name`] = name;
  }
  for (const [key, short] of Object.entries(who)) await putPrincipal(matrix, put, key, filled(short, put.names));
  return put;
}

async function putPrincipal({ world, accounts }: Matrix, put: Put, key: string, { in: home = 'prod', trust, policy, boundary, tags, path: Path, longest, phone }: ShortPrincipal): Promise<void> {
  const iam = world.iam(accounts[home]!);
  const name = put.names[`${key}.name`]!;
  const PolicyDocument = policy === undefined ? null : policyDocument(policy);
  const PermissionsBoundary = boundary && (await iam.send(new CreatePolicyCommand({ PolicyName: `boundary-of-${name}`, PolicyDocument: policyDocument(boundary) }))).Policy!.Arn!;
  const common = { ...(Path === undefined ? {} : { Path }), Tags: tagList(tags), ...(PermissionsBoundary === undefined ? {} : { PermissionsBoundary }) };
  if (trust !== undefined) {
    const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trustDocument(trust), ...common, ...(longest === undefined ? {} : { MaxSessionDuration: longest }) }));
    put.names[`${key}.id`] = Role!.RoleId!;
    if (PolicyDocument !== null) await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'own', PolicyDocument }));
    return;
  }
  const { User } = await iam.send(new CreateUserCommand({ UserName: name, ...common }));
  put.names[`${key}.id`] = User!.UserId!;
  if (PolicyDocument !== null) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  put.keys[key] = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  if (phone !== true) return;
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }));
  const seed = VirtualMFADevice!.Base32StringSeed!;
  const now = world.clocks.decision();
  const codes = { AuthenticationCode1: await mfaCode(seed, now - MFA_STEP_MILLIS), AuthenticationCode2: await mfaCode(seed, now) };
  await iam.send(new EnableMFADeviceCommand({ UserName: name, SerialNumber: VirtualMFADevice!.SerialNumber!, ...codes }));
  put.phones[key] = { serial: VirtualMFADevice!.SerialNumber!, seed };
}

/** Makes the functions of a case, with their permissions and URLs. */
export async function putFunctions({ world, accounts, execution }: Matrix, put: Put, functions: Readonly<Record<string, ShortFunction>>, number: number): Promise<void> {
  for (const [key, { in: home = 'prod', url, permits = [], tags }] of Object.entries(functions)) {
    const lambda = world.lambda(accounts[home]!);
    const FunctionName = `${key}-${number}`;
    const made = await lambda.send(new CreateFunctionCommand({ FunctionName, Runtime: 'nodejs22.x', Handler: 'index.handler', Role: execution(home), Code: { ZipFile: codeOf() }, ...(tags === undefined ? {} : { Tags: { ...tags } }) }));
    put.names[key] = made.FunctionArn!;
    world.clocks.advance(20);
    for (const [at, permit] of permits.entries()) await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: `s${at}`, ...filled(permit, put.names) } as never));
    if (url !== undefined) put.urls[key] = (await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName, AuthType: url }))).FunctionUrl!;
  }
}
