import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { openWorld } from '../testing/world.ts';

test('STS-70: the root user learns its account and ARN', async () => {
  const world = await openWorld();
  const root = await world.account('111122223333');
  const who = await world.sts(root).send(new GetCallerIdentityCommand({}));
  expect(who).toMatchObject({ UserId: '111122223333', Account: '111122223333', Arn: 'arn:aws:iam::111122223333:root' });
  expect(world.faults).toEqual([]);
  await world.close();
});
