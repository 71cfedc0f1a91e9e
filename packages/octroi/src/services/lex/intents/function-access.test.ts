import { CreateFunctionCommand, AddPermissionCommand } from '@aws-sdk/client-lambda';
import { CreateRoleCommand } from '@aws-sdk/client-iam';
import { GetIntentCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { codeOf } from '../../lambda/lambda.fixture.ts';
import { allow, openLexAccount, refusal } from '../lex-account.fixture.ts';
import { putting } from '../lex-bots.fixture.ts';

/** An account with a function that nobody but its own users may invoke. */
async function openShop() {
  const account = await openLexAccount();
  const { world, root } = account;
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' } });
  const { Role } = await world.iam(root).send(new CreateRoleCommand({ RoleName: 'f', AssumeRolePolicyDocument: trust }));
  const lambda = world.lambda(root);
  const { FunctionArn } = await lambda.send(new CreateFunctionCommand({ FunctionName: 'shop', Runtime: 'nodejs22.x', Handler: 'index.handler', Role: Role!.Arn!, Code: { ZipFile: codeOf(1) } }));
  world.clocks.advance(1);
  const permit = (more: object) => lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId: `s${Math.random()}`.replace('.', ''), Action: 'lambda:InvokeFunction', Principal: 'lex.amazonaws.com', ...more }));
  return { ...account, uri: FunctionArn!, permit };
}

const hook = (uri: string) => ({ slots: [], sampleUtterances: ['hi'], dialogCodeHook: { uri, messageVersion: '1.0' } });
const closed = (uri: string, arn: (resource: string) => string, intent = 'OrderFlowers') =>
  `BadRequestException 400: Lex is unable to access the Lambda function ${uri} in the context of intent ${arn(`intent:${intent}:$LATEST`)}.  Please check the resource-based policy on the function.`;

test('LEX-IAM-24, LEX-ERR-1: the policy of a function has to let Lex in for this intent, whatever the caller may', async () => {
  const { world, models, arn, root, uri, permit } = await openShop();
  const put = putting(models);
  expect(await refusal(put.intent(hook(uri)))).toBe(closed(uri, arn));
  await permit({ SourceArn: arn('intent:Other:*') });
  await permit({ SourceArn: arn('intent:OrderFlowers:*'), SourceAccount: '999999999999' });
  expect(await refusal(put.intent(hook(uri)))).toBe(closed(uri, arn));
  expect(await refusal(models.send(new GetIntentCommand({ name: 'OrderFlowers', version: '$LATEST' })))).toBe('NotFoundException 404: The intent OrderFlowers does not exist.');
  await permit({ SourceArn: arn('intent:OrderFlowers:*'), SourceAccount: root.accountId });
  expect(await refusal(put.intent(hook(uri)))).toBe('it succeeded');
  expect(await refusal(put.intent({ ...hook(uri), name: 'Other' }))).toBe('it succeeded');
  expect(await refusal(put.intent({ ...hook(uri), name: 'Third' }))).toBe(closed(uri, arn, 'Third'));
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-23, LEX-IAM-24: a function that does not exist is refused alike, and the one that fulfils is looked at too', async () => {
  const { world, models, arn, uri, permit } = await openShop();
  const put = putting(models);
  await permit({});
  const gone = `${uri}-gone`;
  expect(await refusal(put.intent(hook(gone)))).toBe(closed(gone, arn));
  const fulfils = { ...hook(uri), fulfillmentActivity: { type: 'CodeHook' as const, codeHook: { uri: gone, messageVersion: '1.0' } } };
  expect(await refusal(put.intent(fulfils))).toBe(closed(gone, arn));
  expect(await refusal(put.intent({ ...fulfils, fulfillmentActivity: { type: 'CodeHook', codeHook: { uri, messageVersion: '1.0' } } }))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-22: a Kendra intent needs the right to pass its role to Lex', async () => {
  const { world, models, user, arn, root } = await openLexAccount();
  const trust = JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Principal: { Service: 'lex.amazonaws.com' }, Action: 'sts:AssumeRole' } });
  const role = (await world.iam(root).send(new CreateRoleCommand({ RoleName: 'kendra', AssumeRolePolicyDocument: trust }))).Role!.Arn!;
  const search = { name: 'Search', slots: [], sampleUtterances: [], parentIntentSignature: 'AMAZON.KendraSearchIntent', kendraConfiguration: { kendraIndex: 'arn:aws:kendra:us-east-1:111122223333:index/0123456789-0123456789-0123456789', role } };
  const ann = await user('ann', allow('lex:*'));
  expect(await refusal(putting(ann.models).intent(search))).toBe(
    `AccessDeniedException 403: User: ${ann.arn} is not authorized to perform: iam:PassRole on resource: ${role} because no identity-based policy allows the iam:PassRole action`,
  );
  const bob = await user('bob', allow('lex:*'), allow('iam:PassRole', role, { StringEquals: { 'iam:PassedToService': 'lex.amazonaws.com', 'iam:AssociatedResourceArn': arn('intent:Search:$LATEST') } }));
  expect(await refusal(putting(bob.models).intent(search))).toBe('it succeeded');
  expect(await refusal(putting(models).intent({ ...search, name: 'Another' }))).toBe('it succeeded');
  expect(world.faults).toEqual([]);
});
