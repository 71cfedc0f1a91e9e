import { expect, test } from 'vitest';
import { HOME, policiesFor, requestFor } from './decide.ts';
import type { RawStatement } from './documents.ts';
import { evaluate } from '../src/index.ts';

/** Processor time of one evaluation with a pattern and a text of the given size, in milliseconds: the least of a few tries. */
function cost(size: number, make: (size: number) => { statement: Partial<RawStatement>; resource?: string; value?: string; action?: string }): number {
  const { statement, resource, value = '', action } = make(size);
  let least = Infinity;
  for (let round = 0; round < 5; round += 1) {
    const policies = policiesFor({ identity: [{ Effect: 'Allow', Action: '*', Resource: '*', ...statement }] });
    const request = requestFor({ context: { 'k:text': value, 'k:a': 'a', 'k:run': 'a'.repeat(size) }, ...(resource === undefined ? {} : { resource }), ...(action === undefined ? {} : { action }) });
    const from = process.cpuUsage();
    expect(evaluate(request, policies).effect).toBe('ImplicitlyDenied');
    least = Math.min(least, process.cpuUsage(from).user / 1000);
  }
  return least;
}

const like = (operator: string, pattern: string, value: string) => ({ statement: { Condition: { [operator]: { 'k:text': pattern } } }, value });
const inBucket = (pattern: string, text: string) => ({ statement: { Resource: `arn:aws:s3:::${pattern}` }, resource: `arn:aws:s3:::${text}` });

/** Patterns that make a matcher with backtracking try every way there is, and do not match after all. */
const HARD: Readonly<Record<string, Parameters<typeof cost>[1]>> = {
  'POL-11: `a*` many times in an action': (size) => ({ statement: { Action: `s3:${'a*'.repeat(size)}b` }, action: `s3:${'a'.repeat(size * 2)}c` }),
  'POL-15: `a*` many times in a resource': (size) => inBucket(`${'a*'.repeat(size)}b`, `${'a'.repeat(size * 2)}c`),
  'POL-15: `?*` many times in a resource': (size) => inBucket(`${'?*'.repeat(size)}b`, `${'a'.repeat(size * 2)}c`),
  'POL-16: runs that stay in a segment and runs that do not': (size) => ({ statement: { Resource: `arn:aws:${'a*'.repeat(size)}b*:${'*a'.repeat(size)}:*:${'a*'.repeat(size)}b` }, resource: `arn:aws:${'a'.repeat(size)}b:${'a'.repeat(size)}:1:${'a'.repeat(size)}c` }),
  'COND-13: `a*` many times': (size) => like('StringLike', `${'a*'.repeat(size)}b`, `${'a'.repeat(size * 2)}c`),
  'COND-13: `?*` many times': (size) => like('StringLike', `${'?*'.repeat(size)}b`, `${'a'.repeat(size * 2)}c`),
  'COND-21a: `a*` many times in an ARN': (size) => like('ArnLike', `arn:*:*:*:*:${'a*'.repeat(size)}b`, `arn:aws:s3:::${'a'.repeat(size * 2)}c`),
  'COND-40: variables with wildcards between them, many times': (size) => like('StringLike', `${'${k:a}*'.repeat(size)}b`, `${'a'.repeat(size * 2)}c`),
  'COND-40: variables with `?` between them, many times': (size) => like('StringLike', `${'${k:a}*?'.repeat(size)}b`, `${'a'.repeat(size * 2)}c`),
  'COND-40: variables of long values': (size) => like('StringLike', '*${k:run}*${k:run}*b', `${'a'.repeat(size * 3)}c`),
  'COND-40: what begins like a variable and is none, many times': (size) => like('StringEquals', '${'.repeat(size), '${'.repeat(size - 1)),
  "COND-45: what begins like a default and is none, many times": (size) => like('StringEquals', "${a,'".repeat(size), 'x'),
};

for (const [name, make] of Object.entries(HARD)) {
  test(`${name}: twice the size costs a few times as much, not the square of all ways`, { timeout: 60_000 }, () => {
    // Work that grows with pattern length times text length grows by 4; 40 leaves room for a busy machine, and none for 2^200.
    const small = Math.max(cost(200, make), 0.5);
    expect(cost(400, make)).toBeLessThan(small * 40);
  });
}

test('EVAL-80: the statements of a policy are looked at once each, not once for each other', () => {
  const lookups = (count: number): number => {
    let seen = 0;
    const statements = Array.from({ length: count }, (_, at) => ({ Effect: 'Allow' as const, Action: 's3:*', Resource: '*', Condition: { StringEquals: { 'k:n': String(at + 1) } } }));
    const request = { ...requestFor({}), context: { get: () => ((seen += 1), '0') } };
    expect(evaluate(request, policiesFor({ identity: [{ Version: '2012-10-17', Statement: statements }] })).effect).toBe('ImplicitlyDenied');
    return seen;
  };
  expect(lookups(1)).toBe(1);
  expect(lookups(50)).toBe(50);
  expect(lookups(500)).toBe(500);
});

test('COND-48: a variable is looked up once for each place where it stands', () => {
  let seen = 0;
  const resource = `arn:aws:s3:::b/${'${k:a}'.repeat(100)}*`;
  const request = { ...requestFor({ resource: `arn:aws:s3:::b/${'a'.repeat(99)}`, resourceAccount: HOME }), context: { get: () => ((seen += 1), 'a') } };
  expect(evaluate(request, policiesFor({ identity: [{ Effect: 'Allow', Action: '*', Resource: resource }] })).effect).toBe('ImplicitlyDenied');
  expect(seen).toBeGreaterThan(90);
  expect(seen).toBeLessThan(101);
});
