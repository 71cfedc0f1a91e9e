import fc from 'fast-check';
import { compile, evaluate, parsePolicy, validateDocument } from '@octroi/policy';
import type { Policies } from '@octroi/policy';
import { expect, test } from 'vitest';
import { conditionKeysOf, conditionText, sameTagConditionText } from './access-keys.ts';
import { tagChanges } from './changes.ts';
import { tagProblems } from './problems.ts';
import { comparable, tagsOf } from './tag.ts';
import type { Tag } from './tag.ts';
import { statementsAbout } from './tag-conditions.ts';

const tag = (Key: string, Value = ''): Tag => ({ Key, Value });

test.each([
  [tag('team', 'blue'), null],
  [tag('Équipe 2:/=+-@_.', 'été'), null],
  [tag(''), 'key-missing'],
  [tag('x'.repeat(129)), 'key-length'],
  [tag('x'.repeat(128), 'v'.repeat(256)), null],
  [tag('a*'), 'key-characters'],
  [tag('AWS:team'), 'reserved'],
  [tag('k', 'v'.repeat(257)), 'value-length'],
  [tag('k', 'a?'), 'value-characters'],
])('IAM-90: the tag %j: %j', (row, problem) => {
  expect(tagProblems([row], 'exactly')).toEqual([problem]);
});

test('IAM-91: a key twice is told at its second row, ignoring case where IAM does', () => {
  const rows = [tag('team'), tag('Team'), tag('team')];
  expect(tagProblems(rows, 'ignoring case')).toEqual([null, 'twice', 'twice']);
  expect(tagProblems(rows, 'exactly')).toEqual([null, null, 'twice']);
});

test('IAM-92: what was taken out is removed, what is new or other is set, what is the same is left alone', () => {
  const before = [tag('a', '1'), tag('b', '1'), tag('c', '1')];
  expect(tagChanges(before, [tag('a', '1'), tag('b', '2'), tag('d', '')], 'exactly')).toEqual({ remove: ['c'], set: [tag('b', '2'), tag('d', '')] });
  expect(tagChanges(before, before, 'exactly')).toEqual({ remove: [], set: [] });
});

test('IAM-92: a key that only changes its letter case replaces the tag of a role and is another tag of a policy', () => {
  expect(tagChanges([tag('Team', '1')], [tag('team', '1')], 'ignoring case')).toEqual({ remove: [], set: [tag('team', '1')] });
  expect(tagChanges([tag('Team', '1')], [tag('team', '1')], 'exactly')).toEqual({ remove: ['Team'], set: [tag('team', '1')] });
});

test('the changes lead from any tags to any others', () => {
  const tags = fc.uniqueArray(fc.record({ Key: fc.constantFrom('a', 'A', 'b', 'c', 'd'), Value: fc.constantFrom('1', '2') }), { selector: ({ Key }) => Key });
  fc.assert(
    fc.property(tags, tags, (before, after) => {
      const { remove, set } = tagChanges(before, after, 'exactly');
      const reached = new Map<string, string>(before.map(({ Key, Value }) => [Key, Value]));
      for (const key of remove) reached.delete(key);
      for (const { Key, Value } of set) reached.set(Key, Value);
      expect(Object.fromEntries(reached)).toEqual(Object.fromEntries(after.map(({ Key, Value }) => [Key, Value])));
    }),
  );
});

test('answers of the SDK are read as tags', () => {
  expect(tagsOf(undefined)).toEqual([]);
  expect(tagsOf([{ Key: 'a', Value: undefined }])).toEqual([tag('a')]);
  expect(comparable('Team', 'ignoring case')).toBe('team');
});

test('a tag of a role is seen as its resource tag, the principal\'s tag and a request\'s tag', () => {
  expect(conditionKeysOf('team', { service: 'iam', principal: true })).toEqual([
    { role: 'resource', key: 'aws:ResourceTag/team' },
    { role: 'resource', key: 'iam:ResourceTag/team' },
    { role: 'principal', key: 'aws:PrincipalTag/team' },
    { role: 'request', key: 'aws:RequestTag/team' },
  ]);
  expect(conditionKeysOf('team', { principal: false }).map(({ role }) => role)).toEqual(['resource', 'request']);
});

test('the condition that is offered for a tag allows the tag\'s own value and no other, dollar signs included', () => {
  const Value = '${aws:username}';
  const condition = conditionText('aws:ResourceTag/owner', { Value });
  const text = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"lex:GetBot","Resource":"*","Condition":${condition}}]}`;
  expect(validateDocument(text, 'managed')).toBeNull();
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('no policy');
  const policies: Policies = { identity: [compile(parsed.document)], resource: null, boundary: null, session: [], scp: [], rcp: [] };
  const ann = { kind: 'user', account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann', id: 'AIDAEXAMPLE' } as const;
  const asked = (owner: string): string => {
    const context = new Map([['aws:resourcetag/owner', owner], ['aws:username', 'ann']]);
    return evaluate({ principal: ann, action: 'lex:GetBot', resource: 'arn:aws:lex:us-east-1:111122223333:bot:b', resourceAccount: '111122223333', context }, policies).effect;
  };
  expect([asked(Value), asked('ann'), asked('bob')]).toEqual(['Allowed', 'ImplicitlyDenied', 'ImplicitlyDenied']);
});

test('the condition for a tag in common compares the resource\'s with the principal\'s', () => {
  expect(JSON.parse(sameTagConditionText('team'))).toEqual({ StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' } });
});

test('statements about a tag are found by condition key, by aws:TagKeys and by variable, in any letter case', () => {
  const statement = (extra: object): object => ({ Effect: 'Allow', Action: 'lex:*', Resource: '*', ...extra });
  const text = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      statement({}),
      statement({ Sid: 'own', Condition: { StringEquals: { 'lex:ResourceTag/Team': 'blue' } } }),
      statement({ Effect: 'Deny', Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['cost', 'TEAM'] } } }),
      statement({ Resource: 'arn:aws:lex:us-east-1:111122223333:bot:${aws:PrincipalTag/team}-*' }),
      statement({ Condition: { StringEquals: { 'aws:ResourceTag/teams': 'blue' } } }),
      statement({ Condition: { StringEquals: { 'aws:ResourceTag/x': "${aws:PrincipalTag/team, 'none'}" } } }),
    ],
  });
  expect(statementsAbout([{ name: 'p', text }, { name: 'broken', text: '{' }], ['team'])).toEqual([
    { policy: 'p', statement: 2, sid: 'own', effect: 'Allow', actions: ['lex:*'], keys: ['lex:ResourceTag/Team'] },
    { policy: 'p', statement: 3, sid: null, effect: 'Deny', actions: ['lex:*'], keys: ['aws:TagKeys'] },
    { policy: 'p', statement: 4, sid: null, effect: 'Allow', actions: ['lex:*'], keys: ['aws:PrincipalTag/team'] },
    { policy: 'p', statement: 6, sid: null, effect: 'Allow', actions: ['lex:*'], keys: ['aws:PrincipalTag/team'] },
  ]);
});
