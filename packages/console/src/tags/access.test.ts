import { compile, evaluate, parsePolicy, validateDocument } from '@octroi/policy';
import type { Policies } from '@octroi/policy';
import { expect, test } from 'vitest';
import { conditionKeysOf, conditionText, sameTagConditionText } from './access-keys.ts';
import { statementsAbout } from './tag-conditions.ts';

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
  const value = '${aws:username}';
  const condition = conditionText('aws:ResourceTag/owner', { value });
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
  expect([asked(value), asked('ann'), asked('bob')]).toEqual(['Allowed', 'ImplicitlyDenied', 'ImplicitlyDenied']);
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
