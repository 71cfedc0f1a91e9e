import { CreateGroupCommand, CreatePolicyCommand, CreateRoleCommand, type IAMClient } from '@aws-sdk/client-iam';
import type { Credentials, World } from '../../../testing/world.ts';
import { putRow } from '../shared/testing.ts';
import { entities, roles } from '../tables.ts';

type Root = Credentials & { readonly accountId: string };

/** A policy document of one statement; by default it allows everything. */
export function documentOf(statement: object = {}): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*', ...statement }] });
}

/** A sound document that counts as so many characters. */
export function documentOfSize(size: number): string {
  const empty = documentOf({ Sid: '' });
  return documentOf({ Sid: 'a'.repeat(size - empty.length) });
}

/** A new customer managed policy; gives its ARN. */
export async function newPolicy(iam: IAMClient, name: string, document = documentOf(), path = '/'): Promise<string> {
  const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: name, Path: path, PolicyDocument: document }));
  return Policy!.Arn!;
}

/** A new group; gives its unique id. */
export async function newGroup(iam: IAMClient, name: string, path = '/'): Promise<string> {
  return (await iam.send(new CreateGroupCommand({ GroupName: name, Path: path }))).Group!.GroupId!;
}

/** A new role; gives its unique id. */
export async function newRole(iam: IAMClient, name: string, boundary?: string): Promise<string> {
  const trust = documentOf({ Action: 'sts:AssumeRole', Resource: undefined, Principal: { Service: 'lambda.amazonaws.com' } });
  const input = { RoleName: name, AssumeRolePolicyDocument: trust, ...(boundary === undefined ? {} : { PermissionsBoundary: boundary }) };
  return (await iam.send(new CreateRoleCommand(input))).Role!.RoleId!;
}

/** A service-linked role, written past the API. */
export async function putServiceLinkedRole(world: World, root: Root, name: string): Promise<void> {
  const id = `AROA${name.toUpperCase().padEnd(17, 'A')}`;
  const row = { name, path: '/aws-service-role/x.amazonaws.com/', id, createdAt: 0, maxSessionDuration: 3600, trust: documentOf(), tags: [] };
  await putRow(world, root.accountId, roles, [name.toLowerCase()], row);
  await putRow(world, root.accountId, entities, [id], { kind: 'role', name });
}
