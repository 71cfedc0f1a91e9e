import { CreateUserCommand, DeleteAccessKeyCommand, DeleteUserCommand, DeleteUserPolicyCommand, ListAccessKeysCommand } from '@aws-sdk/client-iam';
import { AddPermissionCommand, CreateAliasCommand, GetAliasCommand, GetFunctionConfigurationCommand, GetPolicyCommand, InvokeCommand, RemovePermissionCommand, type AddPermissionCommandInput } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

async function withFunction() {
  const opened = await openLambda();
  await opened.create('shop', { Publish: true });
  await opened.lambda.send(new CreateAliasCommand({ FunctionName: 'shop', Name: 'live', FunctionVersion: '1' }));
  const add = (StatementId: string, more: Partial<AddPermissionCommandInput> = {}) =>
    opened.lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId, Action: 'lambda:InvokeFunction', Principal: 's3.amazonaws.com', ...more }));
  const read = async (Qualifier?: string) => opened.lambda.send(new GetPolicyCommand({ FunctionName: 'shop', Qualifier }));
  const remove = (StatementId: string, more: object = {}) => opened.lambda.send(new RemovePermissionCommand({ FunctionName: 'shop', StatementId, ...more }));
  return { ...opened, add, read, remove };
}

test('LAM-50, LAM-51: the statement as text, members in order, and the policy of all in order of insertion', async () => {
  const { world, add, read, arn, root } = await withFunction();
  const first = await add('s3', { SourceArn: 'arn:aws:s3:::bucket', SourceAccount: root.accountId });
  expect(first.$metadata.httpStatusCode).toBe(201);
  const text = `{"Sid":"s3","Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"},"Action":"lambda:InvokeFunction","Resource":"${arn('shop')}","Condition":{"StringEquals":{"AWS:SourceAccount":"${root.accountId}"},"ArnLike":{"AWS:SourceArn":"arn:aws:s3:::bucket"}}}`;
  expect(first.Statement).toBe(text);
  const second = await add('all', { Principal: '*', PrincipalOrgID: 'o-1234567890', FunctionUrlAuthType: 'NONE', InvokedViaFunctionUrl: true, EventSourceToken: 'token' });
  expect(second.Statement).toBe(
    `{"Sid":"all","Effect":"Allow","Principal":"*","Action":"lambda:InvokeFunction","Resource":"${arn('shop')}","Condition":{"StringEquals":{"lambda:FunctionUrlAuthType":"NONE","aws:PrincipalOrgID":"o-1234567890","lambda:EventSourceToken":"token"},"Bool":{"lambda:InvokedViaFunctionUrl":"true"}}}`,
  );
  const { Policy, RevisionId } = await read();
  expect(Policy).toBe(`{"Version":"2012-10-17","Id":"default","Statement":[${text},${second.Statement}]}`);
  expect(RevisionId).toMatch(/^[0-9a-f-]{36}$/);
  expect(world.faults).toEqual([]);
});

test('LAM-51, POL-25, POL-26: principals: an account, a user, an account root ARN, services; anything else is invalid', async () => {
  const { world, add, user } = await withFunction();
  const ann = await user('ann');
  let serial = 0;
  const principal = async (Principal: string) => (JSON.parse((await add(`s${++serial}`, { Principal })).Statement!) as { Principal: unknown }).Principal;
  expect(await principal('999988887777')).toEqual({ AWS: 'arn:aws:iam::999988887777:root' });
  expect(await principal('arn:aws:iam::999988887777:root')).toEqual({ AWS: 'arn:aws:iam::999988887777:root' });
  expect(await principal(ann.arn)).toEqual({ AWS: ann.arn });
  expect(await principal('events.amazonaws.com.cn')).toEqual({ Service: 'events.amazonaws.com.cn' });
  const sessions = ann.arn.replace(/:iam:(.*):user\/ann$/, ':sts:$1:');
  for (const session of [`${sessions}federated-user/fay`, `${sessions}assumed-role/execution/work`]) expect(await principal(session)).toEqual({ AWS: session });
  for (const bad of ['federated-user/f', 'federated-user/fay/x', 'assumed-role/execution', 'assumed-role/execution/', 'assumed-role/execution/work/x', 'assumed-role/none/work', 'user/fay']) {
    expect(await refusal(add('bad', { Principal: sessions + bad }))).toContain('The provided principal was invalid.');
  }
  for (const bad of ['nobody', `${ann.arn}x`, 'arn:aws:iam::999988887777:user/none', 'arn:aws-cn:iam::999988887777:root', '1234', 'evil.example.com']) {
    expect(await refusal(add('bad', { Principal: bad }))).toBe('InvalidParameterValueException 400: The provided principal was invalid. Please check the principal and try again.');
  }
  expect(world.faults).toEqual([]);
});

test('LAM-48, LAM-54: policies of function, version and alias are separate; a qualifier that is not there', async () => {
  const { world, add, read, arn } = await withFunction();
  await add('f');
  await add('v', { Qualifier: '1' });
  await add('a', { Qualifier: 'live' });
  const resources = async (qualifier?: string) => (JSON.parse((await read(qualifier)).Policy!) as { Statement: { Sid: string; Resource: string }[] }).Statement.map(({ Sid, Resource }) => [Sid, Resource]);
  expect(await resources()).toEqual([['f', arn('shop')]]);
  expect(await resources('1')).toEqual([['v', arn('shop', '1')]]);
  expect(await resources('live')).toEqual([['a', arn('shop', 'live')]]);
  const revisions = await Promise.all([read(), read('1'), read('live')]);
  expect(new Set(revisions.map((each) => each.RevisionId)).size).toBe(3);
  expect(await refusal(add('x', { Qualifier: '$LATEST' }))).toBe('InvalidParameterValueException 400: We currently do not support adding policies for $LATEST.');
  expect(await refusal(add('x', { Qualifier: '42' }))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', '42')}`);
  expect(await refusal(add('x', { Qualifier: 'beta' }))).toBe(`ResourceNotFoundException 404: Cannot find alias arn: ${arn('shop', 'beta')}`);
  expect(await refusal(add('x', { Qualifier: 'in$valid' }))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('shop', 'in$valid')}`);
  expect(await refusal(add('x', { Qualifier: 'in valid' }))).toContain('ValidationException 400: 1 validation error detected');
  expect(await refusal(add('x', { FunctionName: 'missing' }))).toBe(`ResourceNotFoundException 404: Function not found: ${arn('missing')}`);
  expect(world.faults).toEqual([]);
});

test('LAM-53, LAM-55, LAM-56: a Sid taken, a policy too long, and removing', async () => {
  const { world, add, read, remove, arn } = await withFunction();
  expect(await refusal(remove('s'))).toBe('ResourceNotFoundException 404: No policy is associated with the given resource.');
  expect(await refusal(remove('s', { FunctionName: 'missing' }))).toBe(`ResourceNotFoundException 404: No policy found for: ${arn('missing')}`);
  await add('s');
  expect(await refusal(add('s'))).toBe('ResourceConflictException 409: The statement id (s) provided already exists. Please provide a new statement id, or remove the existing statement.');
  expect(await refusal(remove('t'))).toBe('ResourceNotFoundException 404: Statement t is not found in resource policy.');
  const SourceArn = `arn:aws:s3:::${'b'.repeat(9890)}`;
  await add('long', { SourceArn });
  const size = Buffer.byteLength((await read()).Policy!) + Buffer.byteLength((await read()).Policy!.replace(/^.*?\{"Sid":"long"/, ',{"Sid":"more"').slice(0, -2));
  expect(await refusal(add('more', { SourceArn: `${SourceArn}${'c'.repeat(20_480 - size)}` }))).toBe('it succeeded');
  await remove('more');
  expect(await refusal(add('more', { SourceArn: `${SourceArn}${'c'.repeat(20_481 - size)}` }))).toBe('PolicyLengthExceededException 400: The final policy size (20481) is bigger than the limit (20480).');
  await remove('long');
  const removed = await remove('s');
  expect(removed.$metadata.httpStatusCode).toBe(204);
  expect(await refusal(read())).toBe('ResourceNotFoundException 404: The resource you requested does not exist.');
  expect(world.faults).toEqual([]);
});

test('LAM-37, LAM-38: each change gives the policy of that qualifier a revision, which a request may insist on', async () => {
  const { world, add, read, remove } = await withFunction();
  await add('a');
  const { RevisionId } = await read();
  const failed = 'PreconditionFailedException 412: The Revision Id provided does not match the latest Revision Id. Call the GetPolicy API to retrieve the latest Revision Id';
  expect(await refusal(add('b', { RevisionId: 'other' }))).toBe(failed);
  await add('b', { RevisionId });
  expect(await refusal(remove('b', { RevisionId }))).toBe(failed);
  expect((await read()).RevisionId).not.toBe(RevisionId);
  expect(world.faults).toEqual([]);
});

test('LAM-37: a policy has the revision of the function, version or alias that it hangs on, and changing one changes the other', async () => {
  const { world, lambda, add, read, remove } = await withFunction();
  const revisions = async () => ({
    function: (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop' }))).RevisionId,
    version: (await lambda.send(new GetFunctionConfigurationCommand({ FunctionName: 'shop', Qualifier: '1' }))).RevisionId,
    alias: (await lambda.send(new GetAliasCommand({ FunctionName: 'shop', Name: 'live' }))).RevisionId,
  });
  const places = [['function', undefined], ['version', '1'], ['alias', 'live']] as const;
  for (const [place, Qualifier] of places) {
    const before = await revisions();
    expect(await refusal(add('a', { Qualifier, RevisionId: 'wrong' }))).toContain('PreconditionFailedException 412');
    await add('a', { Qualifier, RevisionId: before[place] });
    const added = await revisions();
    expect(added[place]).toBe((await read(Qualifier)).RevisionId);
    expect({ ...added, [place]: before[place] }, 'the others keep theirs').toEqual(before);
    expect(added[place]).not.toBe(before[place]);
    await remove('a', { Qualifier, RevisionId: added[place] });
    expect((await revisions())[place]).not.toBe(added[place]);
  }
  expect(world.faults).toEqual([]);
});

test('LAM-52: a user who was deleted and made again is not the one that was allowed', async () => {
  const { world, add, read, user, iam, arn } = await withFunction();
  const ann = await user('ann', allow('iam:GetUser'));
  await add('ann', { Principal: ann.arn });
  expect((await ann.lambda.send(new InvokeCommand({ FunctionName: 'shop' }))).StatusCode).toBe(200);
  const { AccessKeyMetadata } = await iam.send(new ListAccessKeysCommand({ UserName: 'ann' }));
  await iam.send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
  await iam.send(new DeleteAccessKeyCommand({ UserName: 'ann', AccessKeyId: AccessKeyMetadata![0]!.AccessKeyId }));
  await iam.send(new DeleteUserCommand({ UserName: 'ann' }));
  expect((await read()).Policy).toMatch(/"Principal":\{"AWS":"AIDA[A-Z0-9]+"\}/);
  const second = await user('ann', allow('iam:GetUser'));
  expect(second.arn).toBe(ann.arn);
  expect(await refusal(second.lambda.send(new InvokeCommand({ FunctionName: 'shop' })))).toBe(implicitDenial(second.arn, 'lambda:InvokeFunction', arn('shop')));
  expect((await read()).Policy).toMatch(/"Principal":\{"AWS":"AIDA[A-Z0-9]+"\}/);
  await iam.send(new CreateUserCommand({ UserName: 'ben' }));
  expect(world.faults).toEqual([]);
});

test('LAM-97, LAM-104: lambda:Principal bounds whom AddPermission may let in, and which statement RemovePermission may take', async () => {
  const { world, add, user, arn } = await withFunction();
  const ann = await user('ann', allow(['lambda:AddPermission', 'lambda:RemovePermission'], '*', { StringEquals: { 'lambda:Principal': 'lex.amazonaws.com' } }));
  const adding = (StatementId: string, Principal: string) => refusal(ann.lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId, Action: 'lambda:InvokeFunction', Principal })));
  expect(await adding('lex', 'lex.amazonaws.com')).toBe('it succeeded');
  expect(await adding('all', '*')).toBe(implicitDenial(ann.arn, 'lambda:AddPermission', arn('shop')));
  await add('root');
  const removing = (StatementId: string) => refusal(ann.lambda.send(new RemovePermissionCommand({ FunctionName: 'shop', StatementId })));
  expect(await removing('root')).toBe(implicitDenial(ann.arn, 'lambda:RemovePermission', arn('shop')));
  expect(await removing('missing')).toBe(implicitDenial(ann.arn, 'lambda:RemovePermission', arn('shop')));
  expect(await removing('lex')).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});
