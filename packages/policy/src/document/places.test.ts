import { expect, test } from 'vitest';
import { parsePolicy } from './parse.ts';
import { statementPlaces } from './places.ts';

test('IAM-172: a statement stands from its opening to its closing brace', () => {
  const text = '{"Version": "2012-10-17", "Statement": {"Sid": "", "Effect": "Allow", "Action": "s3:PutObject", "Resource": "*"}}';
  expect(statementPlaces(text)).toEqual([{ after: null, start: { line: 1, column: 40 }, end: { line: 1, column: 112 } }]);
});

test('lines and columns count from 1, in whatever way the text breaks its lines', () => {
  const statements = [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }, { Effect: 'Deny', Action: 's3:*', Resource: '*' }];
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2);
  expect(statementPlaces(text)).toEqual([
    { after: { line: 3, column: 16 }, start: { line: 4, column: 5 }, end: { line: 8, column: 5 } },
    { after: { line: 8, column: 5 }, start: { line: 9, column: 5 }, end: { line: 13, column: 5 } },
  ]);
  expect(statementPlaces(text.replaceAll('\n', '\r\n'))).toEqual(statementPlaces(text));
});

test('there is a place for every statement that is parsed, and none in what is no document', () => {
  const text = JSON.stringify({ Statement: Array.from({ length: 9 }, () => ({ Effect: 'Allow', Action: '*', Resource: '*' })) });
  const parsed = parsePolicy(text);
  expect(statementPlaces(text)).toHaveLength(parsed.ok ? parsed.document.statements.length : -1);
  for (const none of ['', '{', '[]', '{}', '"Statement"', '{"Statement":[]}', '{"Statement":"x"}', '{"Statement":[1]}']) expect(statementPlaces(none)).toEqual([]);
});
