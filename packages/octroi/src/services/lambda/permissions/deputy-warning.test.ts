import { AddPermissionCommand, type AddPermissionCommandInput } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { openLambda } from '../lambda.fixture.ts';

test('LAM-57: a service that may call for anyone is warned of, and let in all the same', async () => {
  const { world, lambda, create, arn, root } = await openLambda();
  await create('shop');
  let number = 0;
  const add = async (more: Partial<AddPermissionCommandInput>) => {
    world.warnings.length = 0;
    const { Statement } = await lambda.send(new AddPermissionCommand({ FunctionName: 'shop', StatementId: `s${++number}`, Action: 'lambda:InvokeFunction', Principal: 'lex.amazonaws.com', ...more }));
    expect(Statement).toContain(`"Sid":"s${number}"`);
    return [...world.warnings];
  };
  expect(await add({})).toEqual([`lex.amazonaws.com may call ${arn('shop')} on behalf of anyone: the permission \`s1\` has neither SourceArn nor SourceAccount (confused deputy)`]);
  expect(await add({ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::bucket' })).toEqual([
    `s3.amazonaws.com may call ${arn('shop')} on behalf of whoever owns what SourceArn names: it has no account, and the permission \`s2\` has no SourceAccount (confused deputy)`,
  ]);
  expect(await add({ Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::bucket', SourceAccount: root.accountId })).toEqual([]);
  expect(await add({ SourceArn: `arn:aws:lex:us-east-1:${root.accountId}:intent:Order:*` })).toEqual([]);
  expect(await add({ SourceAccount: root.accountId })).toEqual([]);
  expect(await add({ Principal: root.accountId })).toEqual([]);
  expect(await add({ Principal: '*' })).toEqual([]);
  expect(world.faults).toEqual([]);
});
