import { expect, test } from 'vitest';
import type { ActionCatalogue, CatalogueAction } from '../catalogue/types.ts';
import { summarise } from './summary.ts';

const action = (name: string, accessLevel: CatalogueAction['accessLevel']): CatalogueAction => ({ name, accessLevel, resourceTypes: [], conditionKeys: [] });
const CATALOGUE: ActionCatalogue = {
  services: [
    { prefix: 'lambda', actions: [action('InvokeFunction', 'Write'), action('CreateFunction', 'Write'), action('ListFunctions', 'List')], resourceTypes: [], conditionKeys: [] },
    { prefix: 's3', actions: [action('GetObject', 'Read'), action('PutObject', 'Write')], resourceTypes: [], conditionKeys: [] },
  ],
  globalKeys: [],
  otherKeyPrefixes: [],
  rcpServices: [],
};
const policy = (...statements: unknown[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
const FUNCTION = 'arn:aws:lambda:eu-west-1:111122223333:function:orders';

test('one action on one function is limited access at its level', () => {
  expect(summarise(policy({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: FUNCTION }), CATALOGUE)).toEqual({
    allows: [{ prefix: 'lambda', levels: [{ level: 'Write', full: false, actions: ['lambda:InvokeFunction'] }], full: false, resources: [FUNCTION], conditions: [] }],
    denies: [],
    unmatched: [],
  });
});

test('every action of a service is full access', () => {
  const summary = summarise(policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }), CATALOGUE);
  expect(summary?.allows).toMatchObject([{ prefix: 's3', full: true, levels: [{ level: 'Read', full: true }, { level: 'Write', full: true }] }]);
});

test('every action of one level is full access at that level alone', () => {
  expect(summarise(policy({ Effect: 'Allow', Action: ['lambda:InvokeFunction', 'lambda:CreateFunction'], Resource: '*' }), CATALOGUE)?.allows).toMatchObject([{ full: false, levels: [{ level: 'Write', full: true }] }]);
});

test('resources and conditions are those of the statements about the service', () => {
  const condition = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } };
  const summary = summarise(policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::a/*', Condition: condition }, { Effect: 'Allow', Action: ['s3:PutObject', 'lambda:*'], NotResource: 'arn:aws:s3:::b/*' }), CATALOGUE);
  expect(summary?.allows.find(({ prefix }) => prefix === 's3')).toMatchObject({ resources: ['arn:aws:s3:::a/*', '!arn:aws:s3:::b/*'], conditions: [{ operator: 'IpAddress', key: 'aws:SourceIp', values: ['192.0.2.0/24'] }] });
  expect(summary?.allows.find(({ prefix }) => prefix === 'lambda')).toMatchObject({ resources: ['!arn:aws:s3:::b/*'], conditions: [] });
});

test('what is denied is listed beside what is allowed', () => {
  const summary = summarise(policy({ Effect: 'Allow', Action: 's3:*', Resource: '*' }, { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' }), CATALOGUE);
  expect(summary?.allows).toMatchObject([{ prefix: 's3', full: true }]);
  expect(summary?.denies).toMatchObject([{ prefix: 's3', levels: [{ level: 'Write', actions: ['s3:PutObject'] }] }]);
});

test('NotAction takes every other service', () => {
  expect(summarise(policy({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }), CATALOGUE)?.allows.map(({ prefix }) => prefix)).toEqual(['lambda']);
});

test('what names no action is told, and a text that is no policy has no summary', () => {
  expect(summarise(policy({ Effect: 'Allow', Action: 's3:GetObjekt', Resource: '*' }), CATALOGUE)).toEqual({ allows: [], denies: [], unmatched: ['s3:GetObjekt'] });
  expect(summarise('{', CATALOGUE)).toBeNull();
});

test('wildcards in a service’s name, and several services in one statement, are summed up by service', () => {
  const summary = summarise(policy({ Effect: 'Allow', Action: ['*:Get*', 'Lambda:Invoke*', 'nothing:*'], Resource: '*' }), CATALOGUE);
  expect(summary?.allows.map(({ prefix, levels }) => [prefix, levels.flatMap(({ actions }) => actions)])).toEqual([['lambda', ['lambda:InvokeFunction']], ['s3', ['s3:GetObject']]]);
  expect(summary?.unmatched).toEqual(['nothing:*']);
});

test('NotAction of one service leaves that service whole where it names none of its actions', () => {
  expect(summarise(policy({ Effect: 'Allow', NotAction: ['lambda:*', 's3:PutObject'], Resource: '*' }), CATALOGUE)?.allows).toMatchObject([{ prefix: 's3', levels: [{ level: 'Read', full: true }] }]);
});
