import { expect, test } from 'vitest';
import { actionProblems, configOf, emptyActionForm, formOf, hasProblems, newActionBody } from './action-form.ts';
import type { Action } from './model.ts';
import { credentialOf, isRoleArn } from './model.ts';

const GOOD = { ...emptyActionForm('i'), name: 'Greet', requestUrlTemplate: 'arn:aws:lambda:eu-west-3:111122223333:function:greeter' };

test('an empty form lacks a name and a function, and nothing else', () => {
  const problems = actionProblems(emptyActionForm('i'));
  expect(problems).toMatchObject({ name: 'missing', requestUrlTemplate: 'missing', inputSchema: null, successSchema: null, timeout: null });
  expect(hasProblems(problems)).toBe(true);
  expect(hasProblems(actionProblems(GOOD))).toBe(false);
  expect(actionProblems(emptyActionForm('')).integrationId).toBe('missing');
});

test.each([
  ['arn:aws:lambda:eu-west-3:111122223333:function:greeter:live', null],
  ['arn:aws:lambda:eu-west-3:111122223333:function:greeter:$LATEST', null],
  ['arn:aws:lambda:eu-west-3:111122223333:function:${input.name}', null],
  ['greeter', 'arn'],
  ['arn:aws:lambda:eu-west-3:111122223333:function:a b', 'arn'],
  ['greeter:$LATEST', 'arn'],
  ['https://example.com', 'arn'],
])('GEN-46: the function is an ARN or a template: %j is %j', (requestUrlTemplate, problem) => {
  expect(actionProblems({ ...GOOD, requestUrlTemplate }).requestUrlTemplate).toBe(problem);
});

test('GEN-41: a schema is a JSON object', () => {
  expect(actionProblems({ ...GOOD, inputSchema: '{' }).inputSchema?.problem).toBe('json');
  expect(actionProblems({ ...GOOD, successSchema: '[]' }).successSchema?.problem).toBe('object');
});

test('GEN-60: paths begin with a dollar sign, defaults are JSON, names stand once', () => {
  const problems = actionProblems({
    ...GOOD,
    translationMap: [{ name: 'a', value: '$.a' }, { name: 'a', value: '$.b' }, { name: '', value: '$' }, { name: 'b', value: 'b' }],
    translationMapDefaults: [{ name: 'a', value: '"none"' }, { name: 'b', value: 'none' }],
  });
  expect(problems.translationMap).toEqual([null, 'twice', 'name', 'path']);
  expect(problems.translationMapDefaults).toEqual([null, 'json']);
  expect(hasProblems(problems)).toBe(true);
});

test.each([
  ['', null],
  ['1', null],
  ['60', null],
  ['0', 'range'],
  ['61', 'range'],
  ['1.5', 'range'],
])('GEN-77: a timeout is 1 to 60 seconds: %j', (timeout, problem) => {
  expect(actionProblems({ ...GOOD, timeout }).timeout).toBe(problem);
});

test('GEN-34: the action as it is sent; an empty category is the integration\'s (GEN-38)', () => {
  const body = newActionBody({ ...GOOD, headers: [{ name: ' X ', value: ' v ' }], translationMap: [{ name: 'a', value: '$.a' }], timeout: ' 5 ' });
  expect(body).toEqual({
    name: 'Greet',
    integrationId: 'i',
    secure: false,
    contract: { input: { inputSchema: JSON.parse(GOOD.inputSchema) as object }, output: { successSchema: JSON.parse(GOOD.successSchema) as object } },
    config: {
      request: { requestUrlTemplate: GOOD.requestUrlTemplate, requestType: 'POST', headers: { X: ' v ' }, requestTemplate: '${input.rawRequest}' },
      response: { translationMap: { a: '$.a' }, translationMapDefaults: {}, successTemplate: '${rawResult}' },
      timeoutSeconds: 5,
    },
  });
});

test('GEN-86: an action that is read into the form and saved again is the same', () => {
  const config = configOf({ ...GOOD, requestTemplate: ' { "a": "$input.a" }\n', translationMapDefaults: [{ name: 'a', value: '1' }] });
  const action: Action = { id: 'a', name: 'Greet', integrationId: 'i', category: 'C', version: 3, secure: true, contract: { input: { inputSchema: { type: 'object' } }, output: { successSchema: { type: 'object' } } }, config };
  const form = formOf(action);
  expect(configOf(form)).toEqual(config);
  expect(newActionBody(form)).toMatchObject({ name: 'Greet', category: 'C', secure: true, contract: { input: { inputSchema: { type: 'object' } } } });
});

test('GEN-24: the credential of a configuration is found whatever the case of its key', () => {
  const base = { name: '', version: 1, properties: {}, advanced: {}, notes: '' };
  expect(credentialOf({ ...base, credentials: { amazonWebServicesArn: { id: 'c' } } })).toEqual({ id: 'c' });
  expect(credentialOf({ ...base, credentials: {} })).toBeNull();
});

test('GEN-31: a credential is the ARN of a role', () => {
  expect(['arn:aws:iam::111122223333:role/a/b', ' arn:aws-us-gov:iam::111122223333:role/x ', 'arn:aws:iam::111122223333:user/x', 'x'].map(isRoleArn)).toEqual([true, true, false, false]);
});
