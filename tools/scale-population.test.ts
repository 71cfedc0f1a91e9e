import { GetRoleCommand, GetRolePolicyCommand, GetUserCommand, ListAccessKeysCommand, ListAttachedRolePoliciesCommand, ListAttachedUserPoliciesCommand, ListGroupsForUserCommand, ListUserPoliciesCommand, ListUsersCommand, CreateUserCommand, type IAMClient } from '@aws-sdk/client-iam';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { expect, test } from 'vitest';
import { Decider, questionsOf } from '../bench/scale/decide.ts';
import { Population, TOGETHER, type Synthetic } from '../bench/scale/population.ts';
import { makeTemplate, TEMPLATE_ACCOUNT, USERS } from '../bench/scale/template.ts';
import { openMemoryStore } from '../packages/octroi/src/store/memory.ts';
import { openKeyring } from '../packages/octroi/src/store/seal.ts';
import { openWorld } from '../packages/octroi/src/testing/world.ts';

/** The template itself and two copied accounts of 40 principals each, in one store. */
async function start() {
  const seal = openKeyring({});
  const template = await makeTemplate(seal);
  const population = new Population(template, seal, 2);
  const kv = openMemoryStore();
  const put = async (rows: Iterable<{ readonly key: readonly string[]; readonly value: string }>): Promise<void> => {
    const all = [...rows];
    for (let at = 0; at < all.length; at += 90) await kv.transact(`rows ${all[at]!.key.join('/')}`, (tx) => all.slice(at, at + 90).forEach((row) => tx.put(row.key, row.value)));
  };
  await put(template);
  for (const account of [0, 1]) await put(population.rows(account));
  return { seal, template, population, kv };
}

const shapeOf = (value: object): string => JSON.stringify(value, (name, each: unknown) => (name.endsWith('Id') ? undefined : each));

/** The names that the template has for what a copy says of itself and of others: a role trusts the user of its own copy. */
function asOriginal(text: string, copy: Synthetic): string {
  const kindOf = (kind: string, number: string): string => `${kind}-${String(Number(number) % (kind === 'user' ? USERS : TOGETHER - USERS)).padStart(7, '0')}`;
  return text.replaceAll(copy.account, TEMPLATE_ACCOUNT).replaceAll(/(user|role)-(\d{7})/g, (_, kind: string, number: string) => kindOf(kind, number));
}

/** The principal of the template that this one is a copy of. */
function originalOf(who: Synthetic, template: Awaited<ReturnType<typeof makeTemplate>>): Synthetic {
  const name = asOriginal(who.name, who);
  const rowOf = (table: string, part: string) => template.map(({ key, value }) => ({ key, row: JSON.parse(value) as { id: string; status?: string } })).find(({ key, row }) => key[4] === table && key[5] === part && row.status !== 'Inactive')!.row;
  const { id } = rowOf(who.kind, name);
  if (who.kind === 'role') return { kind: 'role', account: TEMPLATE_ACCOUNT, name, id };
  return { kind: 'user', account: TEMPLATE_ACCOUNT, name, id, accessKeyId: rowOf('access-key', id).id, secretAccessKey: '' };
}

test('a copied principal is decided about as the one that was made, statement by statement', async () => {
  const { seal, template, population, kv } = await start();
  const decider = new Decider(kv, seal);
  const effects = new Set<string>();
  for (let number = 0; number < 2 * population.perAccount; number++) {
    const copy = population.principal(number);
    const original = originalOf(copy, template);
    const asked = questionsOf(original);
    for (const [at, question] of questionsOf(copy).entries()) {
      const decision = await decider.decide(copy, question);
      effects.add(decision.effect);
      expect(asOriginal(JSON.stringify(decision), copy), `${copy.name}: ${question.action}`).toBe(JSON.stringify(await decider.decide(original, asked[at]!)));
    }
  }
  expect([...effects].toSorted()).toEqual(['Allowed', 'ImplicitlyDenied']);
});

test('a copied account answers the API as the one that was made, and takes changes', async () => {
  const { seal, template, population, kv } = await start();
  const world = await openWorld({ node: { kv, seal }, shadow: false });
  const answers = async (iam: IAMClient, who: Synthetic): Promise<string> => {
    const sent =
      who.kind === 'user'
        ? [iam.send(new GetUserCommand({ UserName: who.name })), iam.send(new ListAttachedUserPoliciesCommand({ UserName: who.name })), iam.send(new ListGroupsForUserCommand({ UserName: who.name })), iam.send(new ListUserPoliciesCommand({ UserName: who.name })), iam.send(new ListAccessKeysCommand({ UserName: who.name }))]
        : [iam.send(new GetRoleCommand({ RoleName: who.name })), iam.send(new ListAttachedRolePoliciesCommand({ RoleName: who.name })), iam.send(new GetRolePolicyCommand({ RoleName: who.name, PolicyName: 'workload' })).catch((error: Error) => error.name)];
    return JSON.stringify(await Promise.all(sent), (name, value: unknown) => {
      if (name === '$metadata') return undefined;
      if (typeof value === 'string') return value.replaceAll(/\b(?:AIDA|AROA|AGPA|AKIA)\w{16,17}\b/g, (id) => `${id.slice(0, 4)}-id`);
      // Groups and keys come in the order of their ids, which are random.
      return name === 'Groups' || name === 'AccessKeyMetadata' ? (value as object[]).toSorted((a, b) => (shapeOf(a) < shapeOf(b) ? -1 : 1)) : value;
    });
  };
  const clientOf = (account: string) => world.iam(population.rootKey(account === TEMPLATE_ACCOUNT ? null : account));
  for (const number of [0, 5, 7, 16, 17, 18, 19, 23, 38, population.perAccount + 25]) {
    const copy = population.principal(number);
    const original = originalOf(copy, template);
    expect(asOriginal(await answers(clientOf(copy.account), copy), copy)).toBe(await answers(clientOf(TEMPLATE_ACCOUNT), original));
    if (copy.kind === 'user') expect(await world.sts(copy).send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: copy.account, UserId: copy.id });
  }
  const iam = clientOf(population.principal(0).account);
  expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(2 * USERS);
  await iam.send(new CreateUserCommand({ UserName: 'one-more' }));
  expect((await iam.send(new ListUsersCommand({}))).Users).toHaveLength(2 * USERS + 1);
  expect(world.faults).toEqual([]);
  await world.close();
});
