import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { allow, openConformance, verdict, type Conformance } from './account.ts';
import { requests } from './requests.ts';

/** A row of the authorisation table of Lex: what an action is asked about, and whose tags its condition keys show. */
interface Row {
  readonly rule: string;
  readonly action: string;
  /** Tells rows of one action apart. */
  readonly when?: string;
  /** The action that is asked for instead. */
  readonly asks?: string;
  /** What follows the account: synonyms of one resource, the one that denials name first. */
  readonly arns: readonly string[];
  readonly tagsOf: 'bot' | 'alias' | 'channel' | null;
  /** The resource type of the action's row in AWS's table of actions for access control by tags. */
  readonly abac?: string;
}

const rows = JSON.parse(readFileSync(new URL('actions.json', import.meta.url), 'utf8')) as readonly Row[];
const OWNERS = ['bot', 'alias', 'channel'] as const;

let account: Conformance;
beforeAll(async () => {
  account = await openConformance();
});
afterAll(async () => {
  expect(account.world.faults).toEqual([]);
  await account.world.close();
});

const nameOf = ({ action, when }: Row): string => (when === undefined ? action : `${action} (${when})`);
const arnsOf = ({ arns }: Row): readonly string[] => arns.map((resource) => (resource === '*' ? '*' : account.arn(resource)));

for (const row of rows) {
  const title = `${row.rule}, row ${nameOf(row)}: ${row.asks === undefined ? '' : `lex:${row.asks} on `}${row.arns.join(' = ')}`;
  const action = `lex:${row.asks ?? row.action}`;
  const command = () => {
    const request = requests[nameOf(row)];
    if (request === undefined) throw new Error(`${nameOf(row)} has no request`);
    return request((resource) => account.arn(resource));
  };
  /** StartMigration passes a role as well. */
  const also = row.action === 'StartMigration' ? [allow('iam:PassRole')] : [];

  test(title, async () => {
    const arns = arnsOf(row);
    expect(await account.ask(command(), ...also, allow('lex:Other'))).toBe(`AccessDeniedException 403: User: ${account.ann} is not authorized to perform: ${action} on resource: ${arns[0]!} because no identity-based policy allows the ${action} action`);
    for (const arn of arns) {
      expect([arn, verdict(await account.ask(command(), ...also, allow(action, arn)))]).toEqual([arn, 'authorised']);
      expect([arn, verdict(await account.ask(command(), ...also, allow('lex:*'), { Effect: 'Deny', Action: action, Resource: arn }))]).toEqual([arn, 'denied explicitly']);
      expect([arn, verdict(await account.ask(command(), ...also, { Effect: 'Allow', Action: action, NotResource: arn }))]).toEqual([arn, 'denied']);
      const others = arn === '*' ? [account.arn('bot:*'), account.arn('*')] : [arn.replace(/(Shop|Buy|Size)/, '$1Other'), arn.replace('us-east-1', 'eu-west-1'), arn.replace(/\d{12}/, '999999999999'), ...(row.tagsOf === 'alias' && arn.includes(':bot:') ? [account.arn('bot:Shop'), account.arn('bot:Shop:DEV')] : [])];
      for (const other of others) expect([other, verdict(await account.ask(command(), ...also, allow(action, other)))]).toEqual([other, 'denied']);
    }
  });

  test(`LEX-IAM-6, row ${nameOf(row)}: ${row.tagsOf === null ? 'no tags' : `tags of the ${row.tagsOf} alone`}${row.abac === undefined ? '' : `; access control by tags: ${row.abac}`}`, async () => {
    for (const key of ['lex:ResourceTag/owner', 'aws:ResourceTag/owner']) {
      for (const owner of OWNERS) {
        const outcome = verdict(await account.ask(command(), ...also, allow(action, '*', { StringEquals: { [key]: owner } })));
        expect([key, owner, outcome]).toEqual([key, owner, owner === row.tagsOf ? 'authorised' : 'denied']);
      }
      expect([key, verdict(await account.ask(command(), ...also, allow(action, '*', { Null: { [key]: 'true' } })))]).toEqual([key, row.tagsOf === null ? 'authorised' : 'denied']);
    }
  });
}

test('LEX-IAM-1: every action of the service has its row, and every row its request', () => {
  expect(rows.map(nameOf).filter((name) => requests[name] === undefined)).toEqual([]);
  expect(Object.keys(requests).filter((name) => !rows.some((row) => nameOf(row) === name))).toEqual([]);
  const modelled = [...account.world.gateway.registry.model('lex')!.operations.keys()];
  expect(modelled.filter((operation) => !rows.some(({ action }) => action === operation))).toEqual([]);
  expect(new Set(rows.filter(({ abac }) => abac !== undefined).map(({ action }) => action)).size).toBe(24);
});
