import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadModel } from './model.ts';
import { validateInput, writeError } from './protocol.ts';

const model = loadModel(JSON.parse(readFileSync(new URL('../../models/organizations-2016-11-28.json', import.meta.url), 'utf8')));

function refusal(operation: string, input: object): unknown {
  const error = validateInput(model, model.operations.get(operation)!, input);
  return error === null ? null : [error.code, error.members?.['Reason'], error.status];
}

test('Organizations answers a violated constraint with an exception of its own, which names the first by its reason', () => {
  const policy = { Content: '{}', Description: '', Name: 'n', Type: 'SERVICE_CONTROL_POLICY' };
  expect(refusal('CreatePolicy', policy)).toBeNull();
  for (const [change, reason] of [
    [{ Content: undefined }, 'INPUT_REQUIRED'],
    [{ Content: '' }, 'MIN_LENGTH_EXCEEDED'],
    [{ Name: 'n'.repeat(129) }, 'MAX_LENGTH_EXCEEDED'],
    [{ Type: 'NO_POLICY' }, 'INVALID_ENUM_POLICY_TYPE'],
  ] as const) {
    expect(refusal('CreatePolicy', { ...policy, ...change })).toEqual(['InvalidInputException', reason, 400]);
  }
  expect(refusal('AttachPolicy', { PolicyId: 'p-aaaaaaaa', TargetId: '?' })).toEqual(['InvalidInputException', 'INVALID_PATTERN_TARGET_ID', 400]);
  expect(refusal('AttachPolicy', { PolicyId: '?', TargetId: 'r-aaaa' })).toEqual(['InvalidInputException', 'INVALID_PATTERN', 400]);
  expect(refusal('ListChildren', { ParentId: 'r-aaaa', ChildType: 'NO' })).toEqual(['InvalidInputException', 'INVALID_ENUM', 400]);
  expect(refusal('ListAccounts', { MaxResults: 0 })).toEqual(['InvalidInputException', 'MIN_VALUE_EXCEEDED', 400]);
  expect(refusal('ListAccounts', { MaxResults: 21 })).toEqual(['InvalidInputException', 'MAX_VALUE_EXCEEDED', 400]);
});

test('ERR-27: an error of awsJson carries its name in the body and in a header, the message and the reason under their own spelling, and is a 400', () => {
  const error = { code: 'InvalidInputException', message: 'm', members: { Reason: 'INVALID_PATTERN' } };
  const written = writeError(model, 'json', model.operations.get('ListAccounts')!, error, 'id');
  expect(written).toMatchObject({ status: 400, headers: { 'x-amzn-ErrorType': 'InvalidInputException', 'Content-Type': 'application/x-amz-json-1.1' } });
  expect(JSON.parse(written.body as string)).toEqual({ __type: 'InvalidInputException', Message: 'm', Reason: 'INVALID_PATTERN' });
  expect(writeError(model, 'json', null, { code: 'AccessDeniedException', message: 'm', status: 403 }, 'id')).toMatchObject({ status: 400, body: '{"__type":"AccessDeniedException","Message":"m"}' });
  expect(writeError(model, 'json', null, { code: 'RequestEntityTooLarge', message: 'm', status: 413 }, 'id').status).toBe(413);
});
