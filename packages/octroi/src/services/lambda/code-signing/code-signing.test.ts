import {
  CreateCodeSigningConfigCommand,
  CreateFunctionCommand,
  DeleteCodeSigningConfigCommand,
  DeleteFunctionCodeSigningConfigCommand,
  GetCodeSigningConfigCommand,
  GetFunctionCodeSigningConfigCommand,
  ListCodeSigningConfigsCommand,
  ListFunctionsByCodeSigningConfigCommand,
  ListTagsCommand,
  PutFunctionCodeSigningConfigCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateCodeSigningConfigCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { allow, codeOf, functionOf, implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

const PROFILE = 'arn:aws:signer:us-east-1:111122223333:/signing-profiles/ours/abcdefghij';
const AllowedPublishers = { SigningProfileVersionArns: [PROFILE] };
const MISSING = 'csc-00000000000000000';

async function make(lambda: LambdaClient, untrusted?: 'Warn' | 'Enforce', Tags?: Record<string, string>): Promise<string> {
  const CodeSigningPolicies = untrusted === undefined ? undefined : { UntrustedArtifactOnDeployment: untrusted };
  const { CodeSigningConfig } = await lambda.send(new CreateCodeSigningConfigCommand({ AllowedPublishers, CodeSigningPolicies, Tags }));
  return CodeSigningConfig!.CodeSigningConfigArn!;
}

test('LAM-3: a code signing configuration is made, read, changed, listed and deleted', async () => {
  const { world, lambda, root } = await openLambda();
  const { CodeSigningConfig: made, $metadata } = await lambda.send(new CreateCodeSigningConfigCommand({ AllowedPublishers }));
  expect($metadata.httpStatusCode).toBe(201);
  const arn = made!.CodeSigningConfigArn!;
  expect(arn).toMatch(new RegExp(`^arn:aws:lambda:us-east-1:${root.accountId}:code-signing-config:csc-[a-z0-9]{17}$`));
  expect(made).toEqual({
    CodeSigningConfigId: arn.slice(-21),
    CodeSigningConfigArn: arn,
    Description: '',
    AllowedPublishers,
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Warn' },
    LastModified: expect.stringMatching(/\+0000$/),
  });
  expect((await lambda.send(new GetCodeSigningConfigCommand({ CodeSigningConfigArn: arn }))).CodeSigningConfig).toEqual(made);
  const { CodeSigningConfig: changed } = await lambda.send(new UpdateCodeSigningConfigCommand({ CodeSigningConfigArn: arn, Description: 'ours', CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' } }));
  expect(changed).toMatchObject({ Description: 'ours', AllowedPublishers, CodeSigningPolicies: { UntrustedArtifactOnDeployment: 'Enforce' } });
  const other = await make(lambda);
  const page = await lambda.send(new ListCodeSigningConfigsCommand({ MaxItems: 1 }));
  const rest = await lambda.send(new ListCodeSigningConfigsCommand({ Marker: page.NextMarker }));
  expect([...page.CodeSigningConfigs!, ...rest.CodeSigningConfigs!].map((each) => each.CodeSigningConfigArn).toSorted()).toEqual([arn, other].toSorted());
  expect((await lambda.send(new DeleteCodeSigningConfigCommand({ CodeSigningConfigArn: arn }))).$metadata.httpStatusCode).toBe(204);
  expect(await refusal(lambda.send(new GetCodeSigningConfigCommand({ CodeSigningConfigArn: arn })))).toBe(`ResourceNotFoundException 404: The Lambda code signing configuration ${arn} can not be found.`);
  expect(world.faults).toEqual([]);
});

test('LAM-96: what is not there is told in the words of each operation', async () => {
  const { world, lambda, root, role, create } = await openLambda();
  await create('shop');
  const CodeSigningConfigArn = `arn:aws:lambda:us-east-1:${root.accountId}:code-signing-config:${MISSING}`;
  const absent = `ResourceNotFoundException 404: The Lambda code signing configuration ${CodeSigningConfigArn} can not be found.`;
  for (const command of [new DeleteCodeSigningConfigCommand({ CodeSigningConfigArn }), new GetCodeSigningConfigCommand({ CodeSigningConfigArn }), new UpdateCodeSigningConfigCommand({ CodeSigningConfigArn }), new ListFunctionsByCodeSigningConfigCommand({ CodeSigningConfigArn })]) {
    expect(await refusal(lambda.send(command as never))).toBe(absent);
  }
  const deleted = (arn: string) => `CodeSigningConfigNotFoundException 404: The code signing configuration cannot be found. Check that the provided configuration is not deleted: ${arn}.`;
  expect(await refusal(lambda.send(new PutFunctionCodeSigningConfigCommand({ FunctionName: 'shop', CodeSigningConfigArn })))).toBe(deleted(CodeSigningConfigArn));
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('till', role, { CodeSigningConfigArn }))))).toBe(deleted(CodeSigningConfigArn));
  const foreign = CodeSigningConfigArn.replace(root.accountId, '111122223333');
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('till', role, { CodeSigningConfigArn: foreign }))))).toBe(deleted(foreign));
  expect(await refusal(lambda.send(new GetCodeSigningConfigCommand({ CodeSigningConfigArn: foreign })))).toContain('AccessDeniedException 403');
  expect(world.faults).toEqual([]);
});

test('LAM-2, LAM-3: a function follows a configuration, which cannot be deleted while it does', async () => {
  const { world, lambda, role, create, arn, replies } = await openLambda();
  const CodeSigningConfigArn = await make(lambda);
  await lambda.send(new CreateFunctionCommand(functionOf('shop', role, { CodeSigningConfigArn })));
  await create('till');
  expect(await lambda.send(new PutFunctionCodeSigningConfigCommand({ FunctionName: arn('till'), CodeSigningConfigArn }))).toMatchObject({ FunctionName: 'till', CodeSigningConfigArn });
  expect(await lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName: 'shop' }))).toMatchObject({ FunctionName: 'shop', CodeSigningConfigArn });
  const page = await lambda.send(new ListFunctionsByCodeSigningConfigCommand({ CodeSigningConfigArn, MaxItems: 1 }));
  expect(page.FunctionArns).toEqual([arn('shop')]);
  expect((await lambda.send(new ListFunctionsByCodeSigningConfigCommand({ CodeSigningConfigArn, Marker: page.NextMarker }))).FunctionArns).toEqual([arn('till')]);
  expect(await refusal(lambda.send(new DeleteCodeSigningConfigCommand({ CodeSigningConfigArn })))).toMatch(/^ResourceConflictException 409: /);
  for (const FunctionName of ['shop', 'till', 'till']) {
    expect((await lambda.send(new DeleteFunctionCodeSigningConfigCommand({ FunctionName }))).$metadata.httpStatusCode).toBe(204);
  }
  await lambda.send(new GetFunctionCodeSigningConfigCommand({ FunctionName: 'shop' }));
  expect(JSON.parse(String(replies.at(-1)!.body))).toEqual({ FunctionName: 'shop' });
  await lambda.send(new DeleteCodeSigningConfigCommand({ CodeSigningConfigArn }));
  expect(world.faults).toEqual([]);
});

test('LAM-3: the policy Enforce refuses code and layers, since nothing is signed; Warn lets them in', async () => {
  const { world, lambda, role, arn, create, settle, root } = await openLambda();
  const enforcing = await make(lambda, 'Enforce');
  const warning = await make(lambda, 'Warn');
  const unsigned = (name: string) => `CodeVerificationFailedException 400: Lambda cannot deploy the function. The function or layer might be signed using a signature that the client is not configured to accept. Check the provided signature for ${arn(name)}.`;
  expect(await refusal(lambda.send(new CreateFunctionCommand(functionOf('shop', role, { CodeSigningConfigArn: enforcing }))))).toBe(unsigned('shop'));
  await create('shop', { CodeSigningConfigArn: warning });
  await lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(2) }));
  settle();
  await lambda.send(new PutFunctionCodeSigningConfigCommand({ FunctionName: 'shop', CodeSigningConfigArn: enforcing }));
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(3) })))).toBe(unsigned('shop'));
  expect(await refusal(lambda.send(new UpdateFunctionCodeCommand({ FunctionName: 'shop', ZipFile: codeOf(3), DryRun: true })))).toBe(unsigned('shop'));
  await lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Description: 'no code comes with it' }));
  settle();
  const Layers = [`arn:aws:lambda:us-east-1:${root.accountId}:layer:none:1`];
  expect(await refusal(lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: 'shop', Layers })))).toMatch(/^InvalidParameterValueException 400: Layer version/);
  expect(world.faults).toEqual([]);
});

test('LAM-97, LAM-104: the function and the configuration are both asked for, with the configuration as a key', async () => {
  const { world, lambda, user, arn, create, role, root } = await openLambda();
  const CodeSigningConfigArn = await make(lambda);
  await create('shop');
  const put = (who: { readonly lambda: LambdaClient }) => refusal(who.lambda.send(new PutFunctionCodeSigningConfigCommand({ FunctionName: 'shop', CodeSigningConfigArn })));
  const ann = await user('ann', allow('lambda:PutFunctionCodeSigningConfig', arn('shop')));
  expect(await put(ann)).toBe(implicitDenial(ann.arn, 'lambda:PutFunctionCodeSigningConfig', CodeSigningConfigArn));
  const ben = await user('ben', allow('lambda:PutFunctionCodeSigningConfig', CodeSigningConfigArn));
  expect(await put(ben)).toBe(implicitDenial(ben.arn, 'lambda:PutFunctionCodeSigningConfig', arn('shop')));
  const both = [arn('shop'), CodeSigningConfigArn];
  expect(await put(await user('cleo', allow('lambda:PutFunctionCodeSigningConfig', both, { ArnEquals: { 'lambda:CodeSigningConfigArn': CodeSigningConfigArn } })))).toBe('it succeeded');
  const dora = await user('dora', allow('lambda:PutFunctionCodeSigningConfig', both, { ArnNotEquals: { 'lambda:CodeSigningConfigArn': CodeSigningConfigArn } }));
  expect(await put(dora)).toBe(implicitDenial(dora.arn, 'lambda:PutFunctionCodeSigningConfig', arn('shop')));
  const only = allow(['lambda:CreateFunction', 'iam:PassRole'], '*', { StringEqualsIfExists: { 'lambda:CodeSigningConfigArn': CodeSigningConfigArn } });
  const emil = await user('emil', only);
  expect(await refusal(emil.lambda.send(new CreateFunctionCommand(functionOf('till', role, { CodeSigningConfigArn }))))).toBe('it succeeded');
  const other = `arn:aws:lambda:us-east-1:${root.accountId}:code-signing-config:${MISSING}`;
  expect(await refusal(emil.lambda.send(new CreateFunctionCommand(functionOf('desk', role, { CodeSigningConfigArn: other }))))).toBe(implicitDenial(emil.arn, 'lambda:CreateFunction', arn('desk')));
  expect(world.faults).toEqual([]);
});

test('LAM-94, LAM-97: a configuration has tags, which policies see; who may not read it does not learn whether it is there', async () => {
  const { world, lambda, user, root } = await openLambda();
  const Resource = await make(lambda, undefined, { team: 'blue' });
  await lambda.send(new TagResourceCommand({ Resource, Tags: { stage: 'test' } }));
  await lambda.send(new UntagResourceCommand({ Resource, TagKeys: ['stage'] }));
  expect((await lambda.send(new ListTagsCommand({ Resource }))).Tags).toEqual({ team: 'blue' });
  const read = (who: { readonly lambda: LambdaClient }, CodeSigningConfigArn: string) => refusal(who.lambda.send(new GetCodeSigningConfigCommand({ CodeSigningConfigArn })));
  const blue = await user('blue', allow('lambda:GetCodeSigningConfig', '*', { StringEquals: { 'aws:ResourceTag/team': 'blue' } }));
  expect(await read(blue, Resource)).toBe('it succeeded');
  const red = await user('red', allow('lambda:GetCodeSigningConfig', '*', { StringEquals: { 'aws:ResourceTag/team': 'red' } }));
  const missing = `arn:aws:lambda:us-east-1:${root.accountId}:code-signing-config:${MISSING}`;
  for (const arn of [Resource, missing]) expect(await read(red, arn)).toBe(implicitDenial(red.arn, 'lambda:GetCodeSigningConfig', arn));
  expect(world.faults).toEqual([]);
});
