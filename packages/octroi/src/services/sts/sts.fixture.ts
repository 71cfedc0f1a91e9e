import { CreateAccessKeyCommand, CreateRoleCommand, CreateUserCommand, PutRolePolicyCommand, PutUserPolicyCommand, type IAMClient, type Tag } from '@aws-sdk/client-iam';
import type { Credentials } from '@aws-sdk/client-sts';

/** A statement of a policy, as JSON. */
export type Statement = Readonly<Record<string, unknown>>;

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

type Condition = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

export function policy(...statements: readonly Statement[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export function allow(action: string | readonly string[], resource = '*', condition?: Condition): Statement {
  return { Effect: 'Allow', Action: action, Resource: resource, ...(condition === undefined ? {} : { Condition: condition }) };
}

export function deny(action: string | readonly string[], resource = '*', condition?: Condition): Statement {
  return { ...allow(action, resource, condition), Effect: 'Deny' };
}

/** A statement of a trust policy. */
export function trust(principal: string, condition?: Condition, action: string | readonly string[] = 'sts:AssumeRole'): Statement {
  return { Effect: 'Allow', Principal: { AWS: principal }, Action: action, ...(condition === undefined ? {} : { Condition: condition }) };
}

/** Makes a user with an inline policy of these statements; returns its access key. */
export async function makeUser(iam: IAMClient, name: string, statements: readonly Statement[] = [], more: { Tags?: Tag[]; PermissionsBoundary?: string } = {}): Promise<Keys> {
  await iam.send(new CreateUserCommand({ UserName: name, ...more }));
  if (statements.length > 0) await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: policy(...statements) }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
  return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
}

/** Makes a role with this trust policy and an inline policy of these statements; returns its ARN. */
export async function makeRole(
  iam: IAMClient,
  name: string,
  trusted: readonly Statement[],
  statements: readonly Statement[] = [],
  more: { Path?: string; Tags?: Tag[]; MaxSessionDuration?: number; PermissionsBoundary?: string } = {},
): Promise<string> {
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: policy(...trusted), ...more }));
  if (statements.length > 0) await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'own', PolicyDocument: policy(...statements) }));
  return Role!.Arn!;
}

/** What a client signs with after an operation of STS has answered. */
export function keysOf(credentials: Credentials | undefined): Keys & { readonly sessionToken: string } {
  return { accessKeyId: credentials!.AccessKeyId!, secretAccessKey: credentials!.SecretAccessKey!, sessionToken: credentials!.SessionToken! };
}

export interface Refusal {
  readonly name: string;
  readonly status: number | undefined;
  readonly message: string;
}

/** The error of a request that must fail; fails itself if the request succeeds. */
export async function refusal(sent: Promise<unknown>): Promise<Refusal> {
  try {
    await sent;
  } catch (error) {
    const { name, message, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
    return { name, status: $metadata?.httpStatusCode, message };
  }
  throw new Error('the request was not refused');
}

export function accessDenied(message: string): Refusal {
  return { name: 'AccessDenied', status: 403, message };
}

export function validationError(message: string): Refusal {
  return { name: 'ValidationError', status: 400, message };
}
