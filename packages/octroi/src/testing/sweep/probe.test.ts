import { afterAll, expect, test } from 'vitest';
import { ApiError } from '../../kernel/api-error.ts';
import type { Ask } from '../../kernel/ask.ts';
import type { Operation } from '../../kernel/operation.ts';
import { createUser } from '../../services/iam/users/create-user.ts';
import { getUser } from '../../services/iam/users/get-user.ts';
import { iamService } from '../../services/iam/service.ts';
import { getCallerIdentity } from '../../services/sts/get-caller-identity.ts';
import { stsService } from '../../services/sts/service.ts';
import { openWorld, type World } from '../world.ts';
import { declarationFaults } from './declared.ts';
import { elsewhere } from './elsewhere.ts';
import { sweepRequest, sweepUngated } from './probe.ts';
import type { SampleRequest } from './sample.ts';
import { sampleOf } from './samples/index.ts';

const worlds: World[] = [];
afterAll(() => Promise.all(worlds.map((world) => world.close())));

type Access = Extract<Operation['access'], { kind: 'asks' }>;

/** A world in which one operation is another than it should be. */
async function worldWith(changed: Operation): Promise<World> {
  const services = [iamService, stsService].map((service) => ({
    ...service,
    operations: service.operations.map((operation) => (operation.service === changed.service && operation.name === changed.name ? changed : operation)),
  }));
  const world = await openWorld({ services });
  worlds.push(world);
  return world;
}

/** The operation with its asks changed. */
function asking(operation: Operation, change: (asks: readonly Ask[]) => readonly Ask[]): Operation {
  const access = operation.access as Access;
  return { ...operation, access: { ...access, asks: async (input: never, context: never) => change(await access.asks(input, context)) } } as Operation;
}

async function sweep(changed: Operation): Promise<readonly string[]> {
  const sample = sampleOf(changed.service, changed.name);
  const request: SampleRequest = { prepare: sample as SampleRequest['prepare'] };
  try {
    const asks = await sweepRequest(await worldWith(changed), changed, request);
    return await declarationFaults(changed, asks);
  } catch (error) {
    return [(error as Error).message];
  }
}

test('the sweep finds nothing in an operation that asks what it should', async () => {
  expect(await sweep(createUser as Operation)).toEqual([]);
});

test('the sweep finds an ask that is not made, and one that is not declared', async () => {
  expect(await sweep(asking(createUser as Operation, (asks) => asks.slice(0, 1)))).toContain('the sample does not make iam:TagUser occur');
  const undeclared = { ...createUser, access: { ...createUser.access, declares: (createUser.access as Access).declares.slice(0, 1) } } as Operation;
  expect((await sweep(undeclared))[0]).toContain('InternalFailure');
});

test('the sweep finds a key that is dropped, and one that is not declared', async () => {
  const without = asking(createUser as Operation, (asks) => asks.map((ask) => ({ ...ask, keys: { ...ask.keys, 'iam:PermissionsBoundary': undefined } })));
  expect(await sweep(without)).toEqual(['the sample does not make iam:PermissionsBoundary of iam:CreateUser occur']);
  const more = asking(createUser as Operation, (asks) => asks.map((ask) => ({ ...ask, keys: { ...ask.keys, 'iam:Invented': 'x' } })));
  expect(await sweep(more)).toContain('iam:CreateUser carries iam:Invented without declaring it');
});

test('the sweep finds a resource of another kind', async () => {
  for (const resource of ['*', 'arn:aws:iam::111122223333:role/ann', 'arn:aws:s3:::ann']) {
    expect(await sweep(asking(getUser as Operation, (asks) => asks.map((ask) => ({ ...ask, resource }))))).toContain(`iam:GetUser is asked on ${resource}, which is no user`);
  }
});

test('the sweep finds a body that refuses what was permitted, and a refusal in other words', async () => {
  const refusing = { ...getUser, handle: () => Promise.reject(new ApiError('AccessDenied', 'no', { status: 403 })) } as unknown as Operation;
  expect((await sweep(refusing))[0]).toContain('with everything allowed it ends with AccessDenied');
  const reworded = asking(getUser as Operation, (asks) => asks.map((ask) => ({ ...ask, denial: () => new ApiError('AccessDenied', 'no', { status: 403 }) })));
  expect((await sweep(reworded))[0]).toContain('the text is not `User: ');
});

test('EVAL-68: the sweep finds an operation that says it is ungated and is not', async () => {
  const request: SampleRequest = { prepare: () => ({}) };
  await sweepUngated(await worldWith(getCallerIdentity as Operation), getCallerIdentity as Operation, request);
  const gated = { ...getCallerIdentity, access: { kind: 'asks', declares: [{ action: 'sts:GetAccessKeyInfo', resource: '*' }], asks: () => [{ action: 'sts:GetAccessKeyInfo', resource: '*' }] } } as Operation;
  await expect(sweepUngated(await worldWith(gated), gated, request)).rejects.toThrow('without any policy it ends with AccessDenied');
});

test('POL-14, LAM-98: other resources of the same kind differ in name, account, Region, qualifier and length', () => {
  expect(elsewhere('arn:aws:lambda:us-east-1:111122223333:function:fn')).toEqual([
    'arn:aws:lambda:us-east-1:111122223333:function:fn-other',
    'arn:aws:lambda:us-east-1:000000000000:function:fn',
    'arn:aws:lambda:eu-north-1:111122223333:function:fn',
    'arn:aws:lambda:us-east-1:111122223333:function:fn:*',
    'arn:aws:lambda:us-east-1:111122223333:function:f',
  ]);
  expect(elsewhere('arn:aws:lambda:us-east-1:111122223333:function:fn:1')).toContain('arn:aws:lambda:us-east-1:111122223333:function:fn');
  expect(elsewhere('arn:aws:iam::111122223333:user/')).toEqual(['arn:aws:iam::111122223333:user/-other', 'arn:aws:iam::000000000000:user/']);
  expect(elsewhere('*').every((resource) => resource.startsWith('arn:'))).toBe(true);
});
