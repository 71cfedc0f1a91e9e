import { DeleteUserPolicyCommand } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { ApiError } from '../../kernel/api-error.ts';
import { effect } from '../../kernel/operation.ts';
import type { RowWriter } from '../../kernel/rows.ts';
import { ALLOWED, dump, notes, toy, toyWorld, unnamed } from '../toy.fixture.ts';

const text = (fault: unknown): string => (fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault));
const INTERNAL = { status: 500, code: 'InternalFailure', message: 'The request processing has failed because of an unknown error, exception or failure.' };

test('design 3: a body runs again with the same time, ids and secrets, and only the last run\'s writes and decisions count', async () => {
  const seen: string[] = [];
  const operation = toy({
    handle({ ids, now, rows, input }) {
      seen.push([now, ids.uuid(), ids.secretAccessKey(), ids.unique('AIDA')].join());
      rows.put(notes, [input.Name], { text: ids.uuid() });
      return {};
    },
  });
  const world = await toyWorld(operation, { rerunProbability: 1 });
  const before = (await dump(world)).length;
  const answer = await world.call(world.root);
  expect(answer.status).toBe(200);
  expect(seen).toHaveLength(3);
  expect(new Set(seen).size).toBe(1);
  expect((await dump(world)).length).toBe(before + 1);
  expect(world.gateway.ring.find(answer.headers['x-amzn-requestid']!)?.decided).toHaveLength(1);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('design 4.4: rows that a run kept open nothing in the next one, nor after the commit', async () => {
  const kept: RowWriter[] = [];
  const tried: Promise<unknown>[] = [];
  const operation = toy({
    handle({ rows }) {
      for (const old of kept) {
        tried.push(old.get(notes, ['x']).catch(text));
        expect(() => old.put(notes, ['stolen'], { text: '' })).toThrow('the permit belongs to an attempt that has ended');
      }
      kept.push(rows);
      return {};
    },
  });
  const world = await toyWorld(operation, { rerunProbability: 1 });
  expect((await world.call(world.root)).status).toBe(200);
  expect(tried.length).toBeGreaterThan(0);
  for (const each of tried) expect(await each).toMatch(/the permit belongs to an attempt that has ended/);
  await expect(kept.at(-1)!.get(notes, ['x'])).rejects.toThrow('the permit belongs to an attempt that has ended');
  expect(world.faults).toEqual([]);
  await world.close();
});

test('design 3: a policy that goes while the body runs is missed at the commit, and the body is decided again', async () => {
  const reached = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  let runs = 0;
  const operation = toy({
    async handle({ rows }) {
      runs++;
      rows.put(notes, ['n'], { text: 'written' });
      reached.resolve();
      await go.promise;
      return {};
    },
  });
  const world = await toyWorld(operation, { rerunProbability: 0 });
  const ann = await world.user('ann', [ALLOWED]);
  const under = world.call(ann);
  await reached.promise;
  await world.iam(world.root).send(new DeleteUserPolicyCommand({ UserName: 'ann', PolicyName: 'own' }));
  const before = await dump(world);
  go.resolve();
  const answer = await under;
  expect(answer).toMatchObject({ status: 403, code: 'AccessDenied' });
  expect(answer.message).toBe('User: arn:aws:iam::111122223333:user/ann is not authorized to perform: sts:GetFederationToken on resource: arn:aws:sts::111122223333:federated-user/ann because no identity-based policy allows the sts:GetFederationToken action');
  expect(runs).toBe(1);
  expect(await dump(world)).toEqual(before);
  expect(world.gateway.ring.find(answer.headers['x-amzn-requestid']!)?.decided.map(({ decision }) => decision.effect)).toEqual(['ImplicitlyDenied']);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('EVAL-6: a denied request runs no body and writes nothing', async () => {
  const world = await toyWorld(toy({ handle: () => { throw new Error('the body ran'); } }));
  const ann = await world.user('ann', [{ Effect: 'Deny', Action: '*', Resource: '*' }]);
  const before = await dump(world);
  expect(await world.call(ann)).toMatchObject({ status: 403, code: 'AccessDenied', message: expect.stringMatching(/ with an explicit deny in an identity-based policy$/) });
  expect(await dump(world)).toEqual(before);
  expect(world.faults).toEqual([]);
  await world.close();
});

const ask = { action: 'sts:GetFederationToken', resource: '*' };
const FAULTY = [
  ['an ask that is not declared', toy({ access: { kind: 'asks', declares: [], asks: () => [ask] }, handle: () => ({}) }), 'sts:GetFederationToken asks sts:GetFederationToken without declaring it'],
  ['no ask at all', toy({ access: { kind: 'asks', declares: [], asks: () => [] }, handle: () => ({}) }), 'sts:GetFederationToken asked nothing'],
  ['an ask about an account that is not named', toy({ access: { kind: 'asks', declares: [{ action: ask.action, resource: '*' }], asks: () => [{ ...ask, account: '444455556666' }] }, handle: () => ({}) }), 'sts:GetFederationToken asks about account 444455556666 without naming it as owner'],
  ['a body that reads a table it does not name', toy({ handle: async ({ rows }) => { rows.put(notes, ['a'], { text: '' }); await rows.get(unnamed, ['x']); return {}; } }), 'the permit does not cover read of sts/unnamed in 111122223333/us-east-1'],
  ['a body that writes a table it does not name', toy({ handle({ rows }) { rows.put(notes, ['a'], { text: '' }); rows.put(unnamed, ['x'], { text: '' }); return {}; } }), 'the permit does not cover write of sts/unnamed in 111122223333/us-east-1'],
  ['a body that reaches into another account', toy({ handle({ rows, home }) { rows.in({ ...home, account: '444455556666' }).put(notes, ['x'], { text: '' }); return {}; } }), 'the permit does not cover write of sts/note in 444455556666/us-east-1'],
  ['an error that is not declared', toy({ handle() { throw new ApiError('NoSuchEntity', 'secret text'); } }), 'undeclared error NoSuchEntity: secret text'],
  ['a bug', toy({ handle() { throw new TypeError('secret text'); } }), 'secret text'],
  ['a value over the store\'s limit, even if the body catches it', toy({ handle({ rows }) { try { rows.put(notes, ['big'], { text: 'x'.repeat(2 ** 20) }); } catch { /* hidden */ } return {}; } }), '1048576'],
] as const;

test.each(FAULTY)('design 7: %s is a fault of ours: InternalFailure without its text, and nothing is written', async (_, operation, fault) => {
  const world = await toyWorld(operation as ReturnType<typeof toy>);
  const before = await dump(world);
  const answer = await world.call(world.root);
  expect(answer).toMatchObject(INTERNAL);
  expect(answer.text).not.toMatch(/secret text|at .*\.ts/);
  expect(await dump(world)).toEqual(before);
  expect(world.faults.length).toBeGreaterThan(0);
  expect(text(world.faults[0])).toContain(fault);
  await world.close();
});

test('an error that the operation declares is shown, and what its body wrote before is not kept', async () => {
  const world = await toyWorld(toy({ handle({ rows }) { rows.put(notes, ['a'], { text: '' }); throw new ApiError('MalformedPolicyDocument', 'Syntax errors in policy.'); } }));
  const before = await dump(world);
  expect(await world.call(world.root)).toMatchObject({ status: 400, code: 'MalformedPolicyDocument', message: 'Syntax errors in policy.' });
  expect(await dump(world)).toEqual(before);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('LAM-10, STS-24: a check of the input alone comes before authorisation', async () => {
  const world = await toyWorld(toy({ check: () => new ApiError('ValidationError', 'checked first'), handle: () => ({}) }));
  const nobody = await world.user('nobody', [{ Effect: 'Deny', Action: '*', Resource: '*' }]);
  const answer = await world.call(nobody);
  expect(answer).toMatchObject({ status: 400, code: 'ValidationError', message: 'checked first' });
  expect(world.gateway.ring.find(answer.headers['x-amzn-requestid']!)?.decided).toEqual([]);
  await world.close();
});

test('design 4.4: an outside effect follows the commit, once, however often the body ran; its rows are closed', async () => {
  const effects: string[] = [];
  const operation = toy({
    handle({ rows, input }) {
      rows.put(notes, [input.Name], { text: 'committed' });
      return effect(async () => {
        effects.push((await dump(world)).some((row) => row.includes('committed')) ? 'after the commit' : 'before the commit');
        expect(() => rows.put(notes, ['late'], { text: '' })).toThrow('the permit belongs to an attempt that has ended');
        return {};
      });
    },
  });
  const world = await toyWorld(operation, { rerunProbability: 1 });
  expect((await world.call(world.root)).status).toBe(200);
  expect(effects).toEqual(['after the commit']);
  const nobody = await world.user('nobody', [{ Effect: 'Deny', Action: '*', Resource: '*' }]);
  expect((await world.call(nobody)).status).toBe(403);
  expect(effects).toHaveLength(1);
  expect(world.faults).toEqual([]);
  await world.close();
});

test('the store, which remembers results by request id, remembers nothing of what the caller got', async () => {
  const world = await toyWorld(toy({ handle({ rows, ids }) { rows.put(notes, ['a'], { text: '' }); return { Credentials: { AccessKeyId: 'a', SecretAccessKey: ids.secretAccessKey(), SessionToken: 't', Expiration: new Date(0) } }; } }));
  const answer = await world.call(world.root);
  expect(answer.text).toMatch(/<SecretAccessKey>.{40}<\/SecretAccessKey>/);
  const { result } = await world.gateway.kv.transact(answer.headers['x-amzn-requestid']!, () => 'a new transaction');
  expect(result).toBeUndefined();
  await world.close();
});
