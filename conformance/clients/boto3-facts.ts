import { expect } from 'vitest';
import { boto3, outcome, type Answer, type Keys } from './boto3.ts';

/** What a step is expected to end with: its line, or the members of parts of its response, by their paths. */
export type Fact = readonly [rule: string, operation: string, args: Readonly<Record<string, unknown>>, expected: string | Readonly<Record<string, readonly string[]>>];

/** Members of the whole (`''`) or of the path's object; an array stands for its first element. */
function members(answer: Answer, path: string): string[] {
  let found: unknown = answer.result;
  for (const part of path.split('.').filter((name) => name !== '')) found = [(found as Record<string, unknown>)[part]].flat()[0];
  return Object.keys(found as object).toSorted();
}

/** Sends the steps in order and compares how each one ended with what its rule says; the answers. */
export async function proveFacts(env: Readonly<Record<string, string>>, keys: Keys, service: 'iam' | 'sts', facts: readonly Fact[]): Promise<readonly Answer[]> {
  const answers = await boto3(env, keys, facts.map(([, operation, args]) => ({ service, operation, args })));
  const seen = facts.map(([rule, operation, , expected], at) => {
    const answer = answers[at]!;
    if (typeof expected === 'string' || answer.error !== undefined) return `${rule} ${operation}: ${outcome(answer)}`;
    return `${rule} ${operation}: ${JSON.stringify(Object.fromEntries(Object.keys(expected).map((path) => [path, members(answer, path)])))}`;
  });
  const wanted = facts.map(([rule, operation, , expected]) => {
    if (typeof expected === 'string') return `${rule} ${operation}: ${expected}`;
    return `${rule} ${operation}: ${JSON.stringify(Object.fromEntries(Object.entries(expected).map(([path, names]) => [path, names.toSorted()])))}`;
  });
  expect(seen).toEqual(wanted);
  for (const answer of answers) {
    expect(answer.contentType).toBe('text/xml');
    expect(answer.requestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  }
  return answers;
}
