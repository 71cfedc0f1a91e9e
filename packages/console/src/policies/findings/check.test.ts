import { describe, expect, test } from 'vitest';
import { canBeSaved, checkPolicy, remarksOf } from './check.ts';
import type { ActionCatalogue } from '../catalogue/types.ts';

const CATALOGUE: ActionCatalogue = {
  services: [{ prefix: 'lambda', actions: [{ name: 'InvokeFunction', accessLevel: 'Write', resourceTypes: [], conditionKeys: [] }], resourceTypes: [], conditionKeys: [] }],
  globalKeys: [],
  otherKeyPrefixes: [],
  rcpServices: [],
};
const policy = (action: string): string => `{\n  "Version": "2012-10-17",\n  "Statement": [\n    { "Effect": "Allow", "Action": "${action}", "Resource": "*" }\n  ]\n}`;

describe('checking a text', () => {
  test('a good policy has neither faults nor findings', () => {
    const check = checkPolicy(policy('lambda:InvokeFunction'), 'managed', CATALOGUE);
    expect(check).toMatchObject({ issues: [], rejection: null, findings: [] });
    expect(check.size).toBe(105);
    expect(canBeSaved(check)).toBe(true);
  });

  test('a misspelt action is found at its place, and may be saved all the same', () => {
    const check = checkPolicy(policy('lambda:InvokeFunctio'), 'managed', CATALOGUE);
    expect(remarksOf(check)).toMatchObject([{ type: 'ERROR', code: 'INVALID_ACTION', line: 4, column: 36 }]);
    expect(canBeSaved(check)).toBe(true);
  });

  test('POL-60: without the catalogue nothing is said of actions', () => {
    expect(remarksOf(checkPolicy(policy('lambda:InvokeFunctio'), 'managed', null))).toEqual([]);
  });

  test('a text that is no JSON is told once, at its place', () => {
    const check = checkPolicy('{\n  "Version": x\n}', 'managed', null);
    expect(canBeSaved(check)).toBe(false);
    expect(remarksOf(check)).toMatchObject([{ type: 'ERROR', code: 'JSON_SYNTAX_ERROR', line: 2 }]);
  });

  test('POL-34: what is a good inline policy may be no managed one, and the words are those of the service', () => {
    const old = policy('lambda:InvokeFunction').replace('2012-10-17', '2008-10-17');
    expect(canBeSaved(checkPolicy(old, 'inline', CATALOGUE))).toBe(true);
    const check = checkPolicy(old, 'managed', CATALOGUE);
    expect(canBeSaved(check)).toBe(false);
    expect(remarksOf(check)[0]).toMatchObject({ type: 'ERROR', code: 'MalformedPolicyDocument', message: 'Policy document must be version 2012-10-17 or greater.', line: null });
  });

  test('POL-70: a trust policy needs a principal', () => {
    const check = checkPolicy('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}', 'trust', null);
    expect(canBeSaved(check)).toBe(false);
    expect(remarksOf(check).map(({ code }) => code)).toContain('MISSING_PRINCIPAL');
  });

  test('remarks stand in the order of the text', () => {
    const text = '{\n"Statement": [\n{ "Effect": "Allow", "Action": "*", "Resource": "*", "Sid": "" },\n{ "Effect": "Alow", "Action": "iam:PassRole", "Resource": "*" }\n]\n}';
    const lines = remarksOf(checkPolicy(text, 'managed', null)).map(({ line }) => line ?? 0);
    expect(lines.length).toBeGreaterThan(2);
    expect(lines).toEqual(lines.toSorted((a, b) => a - b));
  });
});
