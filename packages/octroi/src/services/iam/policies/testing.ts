import { CreatePolicyCommand, type IAMClient } from '@aws-sdk/client-iam';
import { stsService } from '../../sts/service.ts';
import { openWorld, type Credentials, type World } from '../../../testing/world.ts';
import { policyOperations } from '../policy-operations.ts';
import { iamService } from '../service.ts';
import { putRow } from '../shared/testing.ts';
import { entities, groups, roles } from '../tables.ts';

type Root = Credentials & { readonly accountId: string };

/** A world whose IAM has the operations on policies. */
export function openPolicyWorld(): Promise<World> {
  return openWorld({ services: [{ id: 'iam', operations: [...new Set([...iamService.operations, ...policyOperations])] }, stsService] });
}

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

/** A group of the account, written past the API; gives its unique id. */
export async function putGroup(world: World, root: Root, name: string, path = '/'): Promise<string> {
  const id = `AGPA${name.toUpperCase().padEnd(17, 'A')}`;
  await putRow(world, root.accountId, groups, [name.toLowerCase()], { name, path, id, createdAt: 0 });
  await putRow(world, root.accountId, entities, [id], { kind: 'group', name });
  return id;
}

/** A role of the account, written past the API; gives its unique id. */
export async function putRole(world: World, root: Root, name: string, path = '/', boundary?: string): Promise<string> {
  const id = `AROA${name.toUpperCase().padEnd(17, 'A')}`;
  const trust = documentOf({ Action: 'sts:AssumeRole', Resource: undefined, Principal: { AWS: root.accountId } });
  const row = { name, path, id, createdAt: 0, maxSessionDuration: 3600, trust, tags: [], ...(boundary === undefined ? {} : { boundary }) };
  await putRow(world, root.accountId, roles, [name.toLowerCase()], row);
  await putRow(world, root.accountId, entities, [id], { kind: 'role', name });
  return id;
}
