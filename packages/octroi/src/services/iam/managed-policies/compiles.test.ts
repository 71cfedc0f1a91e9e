import { compile, parsePolicy } from '@octroi/policy';
import { expect, test } from 'vitest';
import { awsManagedPolicy, awsManagedPolicyIndex } from './load.ts';

test('POL-1: every AWS managed policy is one that the engine reads and compiles', () => {
  const unread = awsManagedPolicyIndex().filter(({ arn }) => {
    const parsed = parsePolicy(awsManagedPolicy(arn)!.document);
    return !parsed.ok || compile(parsed.document, { source: arn }).statements.length === 0;
  });
  expect(unread.map(({ name }) => name)).toEqual([]);
});
