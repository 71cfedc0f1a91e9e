import { CreateRoleCommand, PutRolePolicyCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateAliasCommand, GetFunctionConfigurationCommand, InvokeCommand, type AddPermissionCommandInput } from '@aws-sdk/client-lambda';
import { AssumeRoleCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { ApiError } from '../../../kernel/api-error.ts';
import { serviceCaller } from '../../../kernel/caller.ts';
import { allow, implicitDenial, makeUser, openLambda, policy, refusal, type LambdaWorld } from '../lambda.fixture.ts';

async function withShop() {
  const opened = await openLambda();
  await opened.create('shop', { Publish: true });
  await opened.lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  const permit = (StatementId: string, more: Partial<AddPermissionCommandInput>) =>
    opened.lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId, Action: 'lambda:InvokeFunction', Principal: '*', ...more }));
  return { ...opened, permit };
}

const CALLS = [undefined, '$LATEST', '1', 'live'] as const;

test.each([
  ['FN', '', [true, false, false, false]],
  ['FN:1', ':1', [false, false, true, false]],
  ['FN:*', ':*', [false, true, true, true]],
  ['FN*', '*', [true, true, true, true]],
] as const)('LAM-98: an identity policy on %s allows exactly its forms of call', async (_name, suffix, allowed) => {
  const { world, user, arn } = await withShop();
  const ann = await user('ann', allow('lambda:InvokeFunction', `${arn('shop')}${suffix}`));
  for (const [index, Qualifier] of CALLS.entries()) {
    const byQualifier = await refusal(ann.lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier })));
    const byArn = await refusal(ann.lambda.send(new InvokeCommand({ FunctionName: arn('shop', Qualifier) })));
    const expected = allowed[index] === true ? 'it succeeded' : implicitDenial(ann.arn, 'lambda:InvokeFunction', arn('shop', Qualifier));
    expect([byQualifier, byArn]).toEqual([expected, expected]);
  }
  expect(world.faults).toEqual([]);
});

test.each(CALLS.filter((call) => call !== '$LATEST'))('LAM-100: a resource policy on %s allows that call alone', async (Qualifier) => {
  const { world, user, permit, arn } = await withShop();
  const ann = await user('ann');
  await permit('ann', { Principal: ann.arn, Qualifier });
  for (const call of CALLS) {
    const expected = call === Qualifier ? 'it succeeded' : implicitDenial(ann.arn, 'lambda:InvokeFunction', arn('shop', call));
    expect(await refusal(ann.lambda.send(new InvokeCommand({ FunctionName: 'shop', Qualifier: call })))).toBe(expected);
  }
  expect(world.faults).toEqual([]);
});

/** A user of another account who may or may not invoke by its own policies. */
async function stranger({ world }: LambdaWorld, ...statements: Parameters<typeof makeUser>[2][]) {
  const root = await world.account();
  const user = await makeUser(world.iam(root), 'ben', ...statements);
  return { ...user, accountId: root.accountId, iam: world.iam(root), lambda: world.lambda(user.keys) };
}

test('LAM-101, LAM-102: across accounts the identity side and the resource side must both allow', async () => {
  const opened = await withShop();
  const { arn, permit, world } = opened;
  const ben = await stranger(opened);
  const invoking = () => refusal(ben.lambda.send(new InvokeCommand({ FunctionName: arn('shop') })));
  const denied = (layer: string) =>
    `AccessDeniedException 403: User: ${ben.arn} is not authorized to perform: lambda:InvokeFunction on resource: ${arn('shop')} because no ${layer} policy allows the lambda:InvokeFunction action`;
  await ben.iam.send(new PutUserPolicyCommand({ UserName: 'ben', PolicyName: 'own', PolicyDocument: policy(allow('lambda:*')) }));
  expect(await invoking()).toBe(denied('resource-based'));
  await permit('theirs', { Principal: ben.accountId });
  expect(await invoking()).toBe('it succeeded');
  await ben.iam.send(new PutUserPolicyCommand({ UserName: 'ben', PolicyName: 'own', PolicyDocument: policy(allow('s3:*')) }));
  expect(await invoking()).toBe(denied('identity-based'));
  // The grant is about invoking the function and nothing else, and another account cannot tell what exists.
  await ben.iam.send(new PutUserPolicyCommand({ UserName: 'ben', PolicyName: 'own', PolicyDocument: policy(allow('lambda:*')) }));
  expect(await refusal(ben.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: arn('shop') })))).toContain('because no resource-based policy allows the lambda:GetFunctionConfiguration action');
  expect(await refusal(ben.lambda.send(new InvokeCommand({ FunctionName: arn('missing') })))).toContain('because no resource-based policy allows');
  expect(world.faults).toEqual([]);
});

test('LAM-16: an operation that knows resource policies serves another account that was let in, in the owner\'s account', async () => {
  const opened = await withShop();
  const ben = await stranger(opened, allow('lambda:*'));
  await opened.permit('theirs', { Principal: ben.arn, Action: 'lambda:GetFunctionConfiguration' });
  expect(await ben.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: opened.arn('shop') }))).toMatchObject({ FunctionArn: opened.arn('shop') });
  expect(opened.world.faults).toEqual([]);
});

test('LAM-101: an explicit deny wins over a resource policy that allows', async () => {
  const { world, user, permit, arn } = await withShop();
  const ann = await user('ann', { Effect: 'Deny', Action: 'lambda:InvokeFunction', Resource: '*' });
  await permit('all', {});
  expect(await refusal(ann.lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toBe(
    `AccessDeniedException 403: User: ${ann.arn} is not authorized to perform: lambda:InvokeFunction on resource: ${arn('shop')} with an explicit deny in an identity-based policy`,
  );
  expect(world.faults).toEqual([]);
});

test('LAM-101: a grant to a role session bypasses what its session policy does not say, a grant to the role does not', async () => {
  const { world, user, permit, iam, root } = await withShop();
  const ann = await user('ann', allow('sts:AssumeRole'));
  await iam.send(new CreateRoleCommand({ RoleName: 'caller', AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { AWS: ann.arn }, Action: 'sts:AssumeRole' }) }));
  await iam.send(new PutRolePolicyCommand({ RoleName: 'caller', PolicyName: 'own', PolicyDocument: policy(allow('s3:*')) }));
  const RoleArn = `arn:aws:iam::${root.accountId}:role/caller`;
  const { Credentials } = await world.sts(ann.keys).send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'session', Policy: policy(allow('s3:*')) }));
  const session = world.lambda({ accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! });
  const invoking = () => refusal(session.send(new InvokeCommand({ FunctionName: 'shop' })));
  await permit('role', { Principal: RoleArn });
  expect(await invoking()).toContain('because no session policy allows the lambda:InvokeFunction action');
  await permit('session', { Principal: `arn:aws:sts::${root.accountId}:assumed-role/caller/session` });
  expect(await invoking()).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LAM-58, LAM-107, EVAL-66: a service is let in by the resource policy alone, for the source that it names', async () => {
  const { world, permit, root, arn, executor } = await withShop();
  const intent = (name: string) => `arn:aws:lex:us-east-1:${root.accountId}:intent:${name}:*`;
  const call = async (service: string, sourceArn: string, sourceAccount = root.accountId) => {
    const input = { FunctionName: arn('shop'), Payload: Buffer.from('{}') };
    const caller = serviceCaller('aws', service, { sourceArn, sourceAccount });
    try {
      const answer = await world.gateway.outside.callService({ caller, service: 'lambda', operation: 'Invoke', account: root.accountId, region: 'us-east-1', input });
      return answer['StatusCode'];
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return `${error.code} ${error.message}`;
    }
  };
  const denied = (service: string) =>
    `AccessDeniedException User: ${service} is not authorized to perform: lambda:InvokeFunction on resource: ${arn('shop')} because no resource-based policy allows the lambda:InvokeFunction action`;
  expect(await call('lex.amazonaws.com', intent('Order'))).toBe(denied('lex.amazonaws.com'));
  await permit('lex', { Principal: 'lex.amazonaws.com', SourceArn: intent('Order'), SourceAccount: root.accountId });
  expect(await call('lex.amazonaws.com', intent('Order').replace('*', '3'))).toBe(200);
  expect(await call('lex.amazonaws.com', intent('Cancel'))).toBe(denied('lex.amazonaws.com'));
  expect(await call('lex.amazonaws.com', intent('Order'), '999988887777')).toBe(denied('lex.amazonaws.com'));
  expect(await call('lexv2.amazonaws.com', intent('Order'))).toBe(denied('lexv2.amazonaws.com'));
  expect(executor.tasks).toHaveLength(1);
  expect(world.faults).toEqual([]);
});
