import { GetUserCommand } from '@aws-sdk/client-iam';
import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { DecodeAuthorizationMessageCommand, type STSClient } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { encodeAuthorizationMessage } from '../../kernel/authorization-message.ts';
import type { Decided } from '../../kernel/authorise.ts';
import { reads, type Sealer } from '../../kernel/operation.ts';
import { openWorld, type World } from '../../testing/world.ts';
import { iamService } from '../iam/service.ts';
import { stsService } from './service.ts';
import { accessDenied, allow, deny, makeUser, refusal } from './sts.fixture.ts';

const ACCOUNT = '111122223333';

let world: World;
let sealer: Sealer | undefined;
let last: Decided | undefined;
/** The decision about a user who may not read itself. */
let refusedRequest: Decided;
let root: STSClient;
let elsewhere: STSClient;

/** Lends the world's sealer to the test: services seal messages with it. */
const lend = reads<object, object>({
  service: 'lambda',
  name: 'GetAccountSettings',
  level: 'Read',
  access: { kind: 'ungated', rule: 'a test' },
  tables: [],
  errors: [],
  handle({ seal }) {
    sealer = seal;
    return {};
  },
});

beforeAll(async () => {
  world = await openWorld({ services: [iamService, stsService, { id: 'lambda', operations: [lend] }], onDecided: (decided) => (last = decided) });
  const account = await world.account(ACCOUNT);
  root = world.sts(account);
  elsewhere = world.sts(await world.account('444455556666'));
  await world.lambda(account).send(new GetAccountSettingsCommand({}));
  const ann = world.iam(await makeUser(world.iam(account), 'ann', [allow('*'), { ...deny('iam:GetUser'), Sid: 'NoUsers' }]));
  await refusal(ann.send(new GetUserCommand({ UserName: 'ann' })));
  refusedRequest = last!;
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const decode = async (sts: STSClient, EncodedMessage: string) => (await sts.send(new DecodeAuthorizationMessageCommand({ EncodedMessage }))).DecodedMessage!;
const INVALID = { name: 'InvalidAuthorizationMessageException', status: 400, message: 'Message is not valid' };

test('STS-72: a message tells the decision, its statements and its context', async () => {
  const text = await decode(root, encodeAuthorizationMessage(sealer!, refusedRequest));
  const message = JSON.parse(text) as { context: { conditions: { items: { key: string; values: unknown }[] } } };
  expect(text.startsWith('{"allowed":false,"explicitDeny":true,"matchedStatements":{"items":[{"statementId":"NoUsers","effect":"DENY",')).toBe(true);
  expect(message).toMatchObject({
    matchedStatements: { items: [{ actions: { items: [{ value: 'iam:GetUser' }] }, resources: { items: [{ value: '*' }] } }] },
    failures: { items: [] },
    context: {
      principal: { id: expect.stringMatching(/^AIDA/), name: 'ann', arn: `arn:aws:iam::${ACCOUNT}:user/ann` },
      action: 'iam:GetUser',
      resource: `arn:aws:iam::${ACCOUNT}:user/ann`,
    },
  });
  expect(message.context.conditions.items).toContainEqual({ key: 'aws:requestedregion', values: { items: [{ value: 'us-east-1' }] } });
});

test('STS-72: a message of another account, a changed one, and anything else are invalid', async () => {
  const encoded = encodeAuthorizationMessage(sealer!, refusedRequest);
  const at = Math.floor(encoded.length / 2);
  const changed = encoded.slice(0, at) + (encoded[at] === 'A' ? 'B' : 'A') + encoded.slice(at + 1);
  expect(await refusal(decode(elsewhere, encoded))).toEqual(INVALID);
  const foreign = [changed, 'no-message', sealer!.seal('{}', 'authorization-message'), sealer!.seal('{}', 'session-token')];
  for (const text of foreign) expect(await refusal(decode(root, text))).toEqual(INVALID);
});

test('STS-10: it needs sts:DecodeAuthorizationMessage, before the message is looked at', async () => {
  const bob = world.sts(await makeUser(world.iam(await world.account('777788889999')), 'bob'));
  expect(await refusal(decode(bob, 'no-message'))).toEqual(
    accessDenied('User: arn:aws:iam::777788889999:user/bob is not authorized to perform: sts:DecodeAuthorizationMessage on resource: * because no identity-based policy allows the sts:DecodeAuthorizationMessage action'),
  );
});
