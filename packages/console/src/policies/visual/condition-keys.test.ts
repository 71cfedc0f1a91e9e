import { expect, test } from 'vitest';
import type { CatalogueService } from '../catalogue/types.ts';
import { isFilledKey, keyChoices, typeOfKey } from './condition-keys.ts';

const LAMBDA: CatalogueService = {
  prefix: 'lambda',
  actions: [{ name: 'InvokeFunction', accessLevel: 'Write', resourceTypes: ['function'], conditionKeys: ['lambda:EventSourceToken'] }],
  resourceTypes: [{ name: 'function', arn: '', conditionKeys: ['aws:ResourceTag/${TagKey}'] }],
  conditionKeys: [{ name: 'lambda:EventSourceToken', type: 'String' }, { name: 'lambda:Layer', type: 'ArrayOfString' }, { name: 'aws:ResourceTag/${TagKey}', type: 'String' }],
};
const GLOBAL = [{ name: 'aws:SourceIp', type: 'IPAddress' }, { name: 'aws:PrincipalTag/${TagKey}', type: 'String' }];

test('the keys of what is taken are offered, beside the global ones', () => {
  expect(keyChoices([LAMBDA], LAMBDA.actions, GLOBAL).ofServices.map(({ name }) => name)).toEqual(['lambda:EventSourceToken', 'aws:ResourceTag/${TagKey}']);
  expect(keyChoices([LAMBDA], [], GLOBAL).ofServices).toHaveLength(3);
  expect(keyChoices([LAMBDA], [], [...GLOBAL, { name: 'aws:ResourceTag/${TagKey}', type: 'String' }]).ofServices).toHaveLength(2);
});

test('COND-6: the type of a key is found whatever its letter case, and with a tag key in place of the variable', () => {
  const choices = keyChoices([LAMBDA], [], GLOBAL);
  expect(typeOfKey('AWS:sourceip', choices)).toBe('IPAddress');
  expect(typeOfKey('aws:PrincipalTag/team', choices)).toBe('String');
  expect(typeOfKey('lambda:Layer', choices)).toBe('ArrayOfString');
  expect(typeOfKey('aws:PrincipalTag/', choices)).toBeNull();
  expect(typeOfKey('x:y', choices)).toBeNull();
});

test('a variable in a key has to be filled in', () => {
  expect(['aws:SourceIp', 'aws:PrincipalTag/${TagKey}', '', 'a b'].map(isFilledKey)).toEqual([true, false, false, false]);
});
