import { describe, expect, test } from 'vitest';
import type { CatalogueAction, CatalogueService } from '../catalogue/types.ts';
import { chooseActions, chooseAllActions, levelChoices, otherActions, serviceOfAction, servicesOf, takenActions } from './actions.ts';
import { matchesPattern } from './glob.ts';

const action = (name: string, accessLevel: CatalogueAction['accessLevel']): CatalogueAction => ({ name, accessLevel, resourceTypes: [], conditionKeys: [] });
const LAMBDA: CatalogueService = {
  prefix: 'lambda',
  actions: [action('InvokeFunction', 'Write'), action('GetFunction', 'Read'), action('ListFunctions', 'List'), action('CreateFunction', 'Write'), action('AddPermission', 'Permissions management'), action('TagResource', 'Tagging')],
  resourceTypes: [],
  conditionKeys: [],
};

const shown = (actions: readonly string[]): Record<string, readonly string[]> =>
  Object.fromEntries(levelChoices(LAMBDA, actions).map(({ level, choices }) => [level, choices.filter(({ chosen }) => chosen !== 'no').map(({ action: { name }, chosen }) => `${name} (${chosen})`)]));

describe('actions by access level', () => {
  test('the levels stand in the order of AWS, InvokeFunction under Write', () => {
    expect(levelChoices(LAMBDA, []).map(({ level }) => level)).toEqual(['List', 'Read', 'Write', 'Permissions management', 'Tagging']);
    expect(shown(['lambda:InvokeFunction'])['Write']).toEqual(['InvokeFunction (name)']);
  });

  test('an action is found whatever its letter case, and a pattern says what it takes', () => {
    expect(shown(['LAMBDA:invokefunction'])['Write']).toEqual(['InvokeFunction (name)']);
    expect(shown(['lambda:*Function'])).toMatchObject({ Write: ['CreateFunction (pattern)', 'InvokeFunction (pattern)'], Read: ['GetFunction (pattern)'], List: [] });
    expect(shown(['*'])['Tagging']).toEqual(['TagResource (pattern)']);
    expect(shown(['s3:*'])['Tagging']).toEqual([]);
  });

  test('choosing adds what is missing, taking back removes it, and all else stays', () => {
    expect(chooseActions(['lambda:invokeFunction', 's3:*'], 'lambda', ['InvokeFunction', 'GetFunction'], true)).toEqual(['lambda:invokeFunction', 's3:*', 'lambda:GetFunction']);
    expect(chooseActions(['lambda:invokeFunction', 's3:*', 'lambda:Get*'], 'lambda', ['InvokeFunction', 'GetFunction'], false)).toEqual(['s3:*', 'lambda:Get*']);
  });

  test('all actions of a service take the place of the single ones', () => {
    expect(chooseAllActions(['lambda:GetFunction', 's3:*'], 'lambda', true)).toEqual(['s3:*', 'lambda:*']);
    expect(chooseAllActions(['s3:*', 'Lambda:*'], 'lambda', false)).toEqual(['s3:*']);
    expect(chooseAllActions([], '*', true)).toEqual(['*']);
  });

  test('what is no action of the catalogue is listed beside', () => {
    expect(otherActions(LAMBDA, 'lambda', ['lambda:GetFunction', 'lambda:Get*', 'lambda:InvokeFunctio', 's3:Get'])).toEqual(['lambda:Get*', 'lambda:InvokeFunctio']);
    expect(otherActions(null, 'x', ['x:Y'])).toEqual(['x:Y']);
  });

  test('the services of a statement', () => {
    expect(servicesOf(['Lambda:A', 'lambda:B', '*', 'nonsense', 's3:C'])).toEqual(['lambda', '*', 's3']);
    expect(serviceOfAction(':x')).toBeNull();
  });

  test('what is taken, by name or pattern', () => {
    expect(takenActions(LAMBDA, ['lambda:Get*', 'lambda:TagResource']).map(({ name }) => name)).toEqual(['GetFunction', 'TagResource']);
  });
});

describe('patterns', () => {
  test('* takes any text, ? one character, letter case counts for nothing', () => {
    for (const [pattern, text, matches] of [['*', '', true], ['a?c', 'ABC', true], ['a?c', 'ac', false], ['a*c', 'ac', true], ['a*b*c', 'axxbyyc', true], ['a*b', 'abc', false], ['', '', true], ['?', '', false]] as const) {
      expect(matchesPattern(pattern, text), `${pattern} ${text}`).toBe(matches);
    }
  });

  test('a hostile pattern takes no time', () => {
    const started = performance.now();
    expect(matchesPattern(`${'a*'.repeat(500)}b`, 'a'.repeat(5000))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
