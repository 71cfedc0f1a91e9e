import {
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  GetAccountSummaryCommand,
  GetRoleCommand,
  GetUserCommand,
  ListUsersCommand,
  AddUserToGroupCommand,
  PutUserPermissionsBoundaryCommand,
  SimulatePrincipalPolicyCommand,
  TagUserCommand,
  type IAMClient,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decided } from '../../../kernel/authorise.ts';
import { openWorld } from '../../../testing/world.ts';
import { newGroup } from '../policies/policies.fixture.ts';
import { newUser, putRow } from '../shared/testing.ts';
import { inlinePolicies, policyVersions, versionKey } from '../tables.ts';

const ACCOUNT = '111122223333';
const arn = (rest: string): string => `arn:aws:iam::${ACCOUNT}:${rest}`;
const policy = (Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });

const condition = fc.constantFrom(
  { StringEquals: { 'aws:username': 'ann' } },
  { StringNotEquals: { 'aws:username': 'ann' } },
  { StringLike: { 'aws:userid': 'A???*' } },
  { StringEquals: { 'aws:PrincipalTag/Team': 'blue' } },
  { ArnLike: { 'aws:PrincipalArn': '*:user/*' } },
  { ArnNotLike: { 'aws:PrincipalArn': '*:role/*' } },
  { StringEquals: { 'aws:PrincipalType': 'AssumedRole' } },
  { StringEquals: { 'aws:PrincipalAccount': ACCOUNT } },
  { Null: { 'aws:PrincipalTag/none': 'true' } },
  { DateGreaterThan: { 'aws:CurrentTime': '2020-01-01T00:00:00Z' } },
  { Bool: { 'aws:PrincipalIsAWSService': 'false' } },
);
const statement = fc.record(
  {
    Effect: fc.constantFrom('Allow', 'Allow', 'Allow', 'Deny'),
    Action: fc.constantFrom('*', 'iam:*', 'iam:Get*', 'iam:GetUser', 'iam:ListUsers', 'iam:GetRole', 'iam:GetAccountSummary'),
    Resource: fc.constantFrom('*', '*', arn('user/*'), arn('user/target'), arn('user/${aws:username}'), arn('role/*'), arn('user/')),
    Condition: condition,
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);
const statements = fc.array(statement, { maxLength: 3 });

const REQUESTS: readonly ((iam: IAMClient) => Promise<unknown>)[] = [
  (iam) => iam.send(new GetUserCommand({ UserName: 'target' })),
  (iam) => iam.send(new GetUserCommand({ UserName: 'ann' })),
  (iam) => iam.send(new ListUsersCommand({})),
  (iam) => iam.send(new GetRoleCommand({ RoleName: 'deploy' })),
  (iam) => iam.send(new GetAccountSummaryCommand({})),
];
const DECISIONS = { Allowed: 'allowed', ExplicitlyDenied: 'explicitDeny', ImplicitlyDenied: 'implicitDeny' } as const;

test('IAM-170: what is simulated for a user or a role is what the gate decides for it', { timeout: 60_000 }, async () => {
  const seen: Decided[] = [];
  const world = await openWorld({ onDecided: (decided) => void seen.push(decided) });
  const root = await world.account(ACCOUNT);
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'target' }));
  const ann = await newUser(world, root, 'ann');
  await iam.send(new TagUserCommand({ UserName: 'ann', Tags: [{ Key: 'team', Value: 'blue' }] }));
  const friends = await newGroup(iam, 'friends');
  await iam.send(new AddUserToGroupCommand({ UserName: 'ann', GroupName: 'friends' }));
  const limit = (await iam.send(new CreatePolicyCommand({ PolicyName: 'limit', PolicyDocument: policy([{ Effect: 'Allow', Action: '*', Resource: '*' }]) }))).Policy!.Arn!;
  const trust = policy([{ Effect: 'Allow', Principal: { AWS: ann.arn }, Action: 'sts:AssumeRole' }]);
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName: 'deploy', AssumeRolePolicyDocument: trust }));
  const session = (await world.sts(ann.credentials).send(new AssumeRoleCommand({ RoleArn: Role!.Arn!, RoleSessionName: 'run' }))).Credentials!;
  const asRole = world.iam({ accessKeyId: session.AccessKeyId!, secretAccessKey: session.SecretAccessKey!, sessionToken: session.SessionToken! });
  const outcomes = new Set<string>();

  const agrees = async (client: IAMClient, source: string, request: (client: IAMClient) => Promise<unknown>): Promise<void> => {
    seen.length = 0;
    await request(client).catch(() => undefined);
    const { request: asked, decision } = seen[0]!;
    const given = { PolicySourceArn: source, ActionNames: [asked.action], ResourceArns: [asked.resource] };
    // A role's session has a name, which the simulator cannot know: it is told.
    const userId = { ContextKeyName: 'aws:userid', ContextKeyType: 'string' as const, ContextKeyValues: [`${Role!.RoleId!}:run`] };
    // What is asked about may be tagged; no condition here looks at that.
    const { EvaluationResults } = await iam.send(new SimulatePrincipalPolicyCommand({ ...given, ...(client === asRole ? { ContextEntries: [userId] } : {}) }));
    expect(EvaluationResults![0]!.EvalDecision).toBe(DECISIONS[decision.effect]);
    outcomes.add(`${client === asRole ? 'role' : 'user'} ${decision.effect}`);
  };

  const cases = fc.record({ own: statements, shared: statements, ofRole: statements, boundary: fc.option(statements), request: fc.constantFrom(...REQUESTS) });
  await fc.assert(
    fc.asyncProperty(cases, async ({ own, shared, ofRole, boundary, request }) => {
      await putRow(world, ACCOUNT, inlinePolicies, [ann.id, 'own'], { name: 'own', document: policy(own) });
      await putRow(world, ACCOUNT, inlinePolicies, [friends, 'shared'], { name: 'shared', document: policy(shared) });
      await putRow(world, ACCOUNT, inlinePolicies, [Role!.RoleId!, 'own'], { name: 'own', document: policy(ofRole) });
      if (boundary === null) await iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'ann' })).catch(() => undefined);
      else {
        await putRow(world, ACCOUNT, policyVersions, ['limit', versionKey(1)], { id: 'v1', document: policy(boundary), createdAt: 0 });
        await iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'ann', PermissionsBoundary: limit }));
      }
      await agrees(ann.iam, ann.arn, request);
      await agrees(asRole, Role!.Arn!, request);
    }),
    { numRuns: 150 },
  );
  expect(outcomes.size).toBe(6);
  expect(world.faults).toEqual([]);
  await world.close();
});
