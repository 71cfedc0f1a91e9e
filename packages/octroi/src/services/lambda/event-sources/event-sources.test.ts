import { CreateEventSourceMappingCommand, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { expect, test } from 'vitest';
import { implicitDenial, openLambda, refusal } from '../lambda.fixture.ts';

test('LAM-3, LAM-4: there are no event source mappings, which is said to whom may list them; making one is refused by name', async () => {
  const { world, lambda, replies, user } = await openLambda();
  await lambda.send(new ListEventSourceMappingsCommand({ FunctionName: 'shop' }));
  expect(JSON.parse(String(replies.at(-1)!.body))).toEqual({ EventSourceMappings: [] });
  const ann = await user('ann');
  expect(await refusal(ann.lambda.send(new ListEventSourceMappingsCommand({})))).toBe(implicitDenial(ann.arn, 'lambda:ListEventSourceMappings', '*'));
  expect(await refusal(lambda.send(new ListEventSourceMappingsCommand({ FunctionName: 'arn:aws:lambda:eu-west-1:111122223333:function:shop' })))).toBe(
    "ResourceNotFoundException 404: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
  );
  expect(await refusal(lambda.send(new CreateEventSourceMappingCommand({ FunctionName: 'shop', EventSourceArn: 'arn:aws:sqs:us-east-1:111122223333:orders' })))).toMatch(/^NotImplementedException 501: .*CreateEventSourceMapping/);
  expect(world.faults).toEqual([]);
});
