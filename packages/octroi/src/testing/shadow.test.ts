import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CreateUserCommand, ListUsersCommand } from '@aws-sdk/client-iam';
import { compile, documentOf, evaluate, type CompiledPolicy, type Decision, type Policies, type Request } from '@octroi/policy';
import { expect, test } from 'vitest';
import type { Decided } from '../kernel/authorise.ts';
import { openShadow, rawDocument } from './shadow.ts';
import { startShadowed } from './start-shadowed.ts';
import { openWorld } from './world.ts';

const ANN = { kind: 'user', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann', id: 'AIDAANN000000000001' } as const;
const REQUEST: Request = { principal: ANN, action: 'iam:ListUsers', resource: '*', resourceAccount: '111122223333', context: new Map([['aws:username', 'ann']]) };

function compiled(...statements: readonly object[]): CompiledPolicy {
  const read = documentOf({ Version: '2012-10-17', Statement: statements });
  if (!read.ok) throw new Error(JSON.stringify(read.issues));
  return compile(read.document);
}

function decided(policy: CompiledPolicy, decision?: Decision): Decided {
  const policies: Policies = { identity: [policy], resource: null, boundary: null, session: [], scp: [], rcp: [] };
  return { ask: { action: REQUEST.action, resource: REQUEST.resource }, request: REQUEST, policies, decision: decision ?? evaluate(REQUEST, policies) };
}

const ALLOW = compiled({ Effect: 'Allow', Action: 'iam:*', Resource: '*', Condition: { StringEquals: { 'aws:username': '${aws:username}' } } });

test('EVAL-80: the shadow shares a right decision and objects to each wrong one', () => {
  const shadow = openShadow();
  shadow.onDecided(decided(ALLOW));
  expect(shadow.disagreements).toEqual([]);
  const wrong: readonly [CompiledPolicy, Decision][] = [
    [ALLOW, { effect: 'ImplicitlyDenied', layer: 'identity' }],
    [ALLOW, { effect: 'ExplicitlyDenied', layer: 'identity', statements: [] }],
    [compiled({ Effect: 'Allow', Action: 'iam:GetUser', Resource: '*' }), { effect: 'Allowed', statements: [] }],
    [compiled({ Effect: 'Deny', Action: '*', Resource: '*' }), { effect: 'ImplicitlyDenied', layer: 'identity' }],
  ];
  for (const [policy, decision] of wrong) expect(() => shadow.onDecided(decided(policy, decision))).toThrow(/^the engine says \w+, the reference \w+: /);
  expect(shadow.disagreements).toHaveLength(wrong.length);
  expect(shadow.compared).toBe(1 + wrong.length);
});

test('the reference reads the document that was compiled, with every element', () => {
  const policy = compiled(
    { Sid: 'One', Effect: 'Allow', Principal: { AWS: ['111122223333', '*'], Service: 'lambda.amazonaws.com' }, Action: ['sts:*', 'iam:Get*'], Resource: 'arn:aws:iam::*:role/*', Condition: { StringEquals: { 'aws:a': 'x', 'aws:b': ['y', 'z'] }, Bool: { 'aws:c': true } } },
    { Effect: 'Deny', NotPrincipal: '*', NotAction: '*', NotResource: ['*'] },
  );
  const read = documentOf(rawDocument(policy));
  expect(read.ok && read.document).toEqual(policy.document);
});

test('a world compares every decision unless it is told not to', async () => {
  for (const shadow of [true, false]) {
    const seen: Decided[] = [];
    // A wrong decision cannot be made from outside, so the decision is changed on its way to the shadow.
    const world = await openWorld({ shadow, onDecided: (one) => seen.push(Object.assign(one, { decision: { effect: 'ImplicitlyDenied', layer: 'identity' } })) });
    const sent = world.iam(await world.account()).send(new ListUsersCommand({}));
    if (shadow) await expect(sent).rejects.toThrow('the reference Allowed');
    else await sent;
    expect(seen).toHaveLength(1);
    expect(world.faults).toHaveLength(shadow ? 1 : 0);
    await world.close();
  }
});

test('a server compares every decision when it is started with its shadow', async () => {
  const octroi = await startShadowed();
  const root = await octroi.account();
  await octroi.iam(root).send(new CreateUserCommand({ UserName: 'ann' }));
  expect(octroi.shadow.compared).toBe(1);
  await octroi.close();
});

test('no module that is published reaches the reference, and the bundle does not hold it', () => {
  const source = dirname(import.meta.dirname);
  const reached = new Set<string>();
  const visit = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^'"]*?['"](\.[^'"]+\.ts)['"]/gm)) visit(join(dirname(file), specifier!));
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/\bimport\(['"](\.[^'"]+\.ts)['"]\)/g)) visit(join(dirname(file), specifier!));
  };
  for (const entry of ['testing/index.ts', 'cli/main.ts']) visit(join(source, entry));
  expect(reached.size).toBeGreaterThan(50);
  expect([...reached].filter((file) => /policy\/reference\/|shadow/.test(file))).toEqual([]);
  const dist = join(dirname(source), 'dist');
  if (!existsSync(dist)) return;
  for (const file of globSync('*.js', { cwd: dist })) expect(readFileSync(join(dist, file), 'utf8'), file).not.toContain('evaluateReference');
});
