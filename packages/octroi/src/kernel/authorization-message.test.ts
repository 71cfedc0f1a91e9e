import { compile, evaluate, parsePolicy, type CompiledPolicy, type Policies, type Request } from '@octroi/policy';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { decodeAuthorizationMessage, encodeAuthorizationMessage } from './authorization-message.ts';
import type { Decided } from './authorise.ts';
import type { Caller } from './caller.ts';
import { AskContextKeys } from './context.ts';
import type { Sealer } from './operation.ts';

/** Shows what it seals and in which context; sealing itself is the store's and proved there. */
const sealer: Sealer = {
  seal: (plaintext, context) => `${context}.${Buffer.from(plaintext).toString('base64url')}`,
  open(sealed, context) {
    const [found, text] = sealed.split('.');
    if (found !== context) throw new Error('sealed for another context');
    return Buffer.from(text!, 'base64url');
  },
};

const ANN: Caller = {
  principal: { kind: 'user', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann', id: 'AIDAANN' },
  partition: 'aws', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann', userId: 'AIDAANN', userName: 'ann', accessKeyId: 'AKIA',
};

function policyOf(source: string, ...Statement: object[]): CompiledPolicy {
  const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
  if (!parsed.ok) throw new Error('the policy of the test does not parse');
  return compile(parsed.document, { source });
}

function decide(given: { resourceAccount?: string; tags?: Map<string, string>; identity?: CompiledPolicy[]; resource?: CompiledPolicy }): Decided {
  const resourceAccount = given.resourceAccount ?? '111122223333';
  const ask = { action: 'ec2:StopInstances', resource: `arn:aws:ec2:us-east-1:${resourceAccount}:instance/i-1` };
  const held = { identity: given.identity ?? [], boundary: null, session: [], scp: [], tags: given.tags ?? new Map<string, string>(), epoch: null };
  const transport = { sourceIp: '192.0.2.1', secure: true, userAgent: null, referer: null };
  const context = new AskContextKeys({ caller: ANN, held, transport, requestedRegion: 'us-east-1', now: 0 }, ask, resourceAccount);
  const request: Request = { principal: ANN.principal, ...ask, resourceAccount, context };
  const policies: Policies = { identity: held.identity, resource: given.resource ?? null, boundary: null, session: [], scp: [], rcp: [] };
  return { ask, request, policies, decision: evaluate(request, policies) };
}

const opened = (decided: Decided) => JSON.parse(decodeAuthorizationMessage(sealer, encodeAuthorizationMessage(sealer, decided), '111122223333')!);

test('STS-72: an implicit denial names no statement', () => {
  const message = opened(decide({}));
  expect(message).toMatchObject({ allowed: false, explicitDeny: false, matchedStatements: { items: [] } });
  expect(message.context.principal).toEqual({ id: 'AIDAANN', name: 'ann', arn: 'arn:aws:iam::111122223333:user/ann' });
  expect(message.context.conditions.items).toContainEqual({ key: 'aws:sourceip', values: { items: [{ value: '192.0.2.1' }] } });
});

test('STS-72: an explicit denial shows the denying statement with its conditions', () => {
  const identity = [policyOf('user/ann/own', { Effect: 'Allow', Action: '*', Resource: '*' }, { Sid: 'DenyEC2', Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } })];
  expect(opened(decide({ identity }))).toMatchObject({
    explicitDeny: true,
    matchedStatements: {
      items: [
        {
          statementId: 'DenyEC2', effect: 'DENY', principals: { items: [] }, principalGroups: { items: [] },
          actions: { items: [{ value: 'ec2:*' }] }, resources: { items: [{ value: '*' }] },
          conditions: { items: [{ key: 'aws:SecureTransport', values: { items: [{ value: 'true' }] } }] },
        },
      ],
    },
  });
});

test('ERR-26: statements of another account are not shown', () => {
  const resource = policyOf('resource', { Sid: 'Theirs', Effect: 'Deny', Principal: '*', Action: '*', Resource: '*' });
  expect(opened(decide({ resource })).matchedStatements.items).toHaveLength(1);
  expect(opened(decide({ resource, resourceAccount: '444455556666' }))).toMatchObject({ explicitDeny: true, matchedStatements: { items: [] } });
});

test('STS-72: a message is never longer than a client may send back', () => {
  const tags = new Map(Array.from({ length: 50 }, (_, index) => [`k${index}`, randomBytes(192).toString('base64')]));
  const encoded = encodeAuthorizationMessage(sealer, decide({ tags }));
  expect(encoded.length).toBeLessThanOrEqual(10_240);
  const message = JSON.parse(decodeAuthorizationMessage(sealer, encoded, '111122223333')!);
  expect(message.context).toMatchObject({ action: 'ec2:StopInstances', conditions: { items: [] } });
});

test('STS-72: only the account of the refused caller may read it', () => {
  const encoded = encodeAuthorizationMessage(sealer, decide({}));
  for (const account of ['444455556666', null]) expect(decodeAuthorizationMessage(sealer, encoded, account)).toBeNull();
  for (const text of ['', 'session-token.e30', `${encoded}x`.replace('authorization', 'other')]) expect(decodeAuthorizationMessage(sealer, text, '111122223333')).toBeNull();
});
