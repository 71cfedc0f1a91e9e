import { expect, test } from 'vitest';
import { StoreConflictError, StoreUnavailableError } from '../../store/kv.ts';
import { ApiError } from '../../kernel/api-error.ts';
import { WireFault } from '../../wire/fault.ts';
import { answerOf } from '../raw.fixture.ts';
import { Registry } from '../registry.ts';
import { encodeError, wireErrorOf } from './encode.ts';

const registry = new Registry([]);
const of = (thrown: unknown, declared: readonly string[] | null = ['NoSuchEntity']) => {
  const reported: unknown[] = [];
  return { ...wireErrorOf(thrown, declared, (fault) => reported.push(fault)), reported: reported.length };
};
const INTERNAL = { code: 'InternalFailure', message: 'The request processing has failed because of an unknown error, exception or failure.', status: 500, reported: 1 };

test('whatever is thrown and is no error for a client becomes InternalFailure, its text reported and not shown', () => {
  for (const thrown of [new Error('secret'), new RangeError('secret'), 'secret', { code: 'AccessDenied', message: 'secret' }, null, undefined]) expect(of(thrown)).toEqual(INTERNAL);
});

test('only declared and common codes reach a client; before an operation is known, common ones alone', () => {
  expect(of(new ApiError('NoSuchEntity', 'no'))).toEqual({ code: 'NoSuchEntity', message: 'no', reported: 0 });
  expect(of(new ApiError('AccessDenied', 'no', { status: 403 }))).toEqual({ code: 'AccessDenied', message: 'no', status: 403, reported: 0 });
  expect(of(new ApiError('EntityAlreadyExists', 'secret'))).toEqual(INTERNAL);
  expect(of(new ApiError('NoSuchEntity', 'secret'), null)).toEqual(INTERNAL);
  expect(of(new WireFault('InvalidAction', 'no', 400))).toEqual({ code: 'InvalidAction', message: 'no', status: 400, reported: 0 });
});

test('a store that gives up is ServiceUnavailable 503 and is reported', () => {
  for (const error of [new StoreConflictError('secret'), new StoreUnavailableError('secret')]) {
    expect(of(error)).toMatchObject({ code: 'ServiceUnavailable', status: 503, reported: 1 });
    expect(of(error).message).not.toContain('secret');
  }
});

test('ERR-1, LAM-8: the errors of the common rooms have each protocol\'s name and form', () => {
  const error = { code: 'InvalidClientTokenId', message: 'The security token included in the request is invalid.', status: 403 };
  const iam = answerOf(encodeError(error, { model: registry.model('iam')!, operation: null, protocol: 'query' }, 'id'));
  expect(iam).toMatchObject({ status: 403, code: 'InvalidClientTokenId', message: error.message });
  expect(iam.text).toContain('<Type>Sender</Type>');
  const lambda = answerOf(encodeError(error, { model: registry.model('lambda')!, operation: null, protocol: 'rest-json' }, 'id'));
  expect(lambda).toMatchObject({ status: 403, code: 'UnrecognizedClientException', message: error.message });
  const names = { SignatureDoesNotMatch: 'InvalidSignatureException', ExpiredToken: 'ExpiredTokenException', MissingAuthenticationToken: 'MissingAuthenticationTokenException', IncompleteSignature: 'IncompleteSignatureException' };
  for (const [code, name] of Object.entries(names)) {
    expect(answerOf(encodeError({ code, message: 'm' }, { model: registry.model('lambda')!, operation: null, protocol: 'rest-json' }, 'id')).code).toBe(name);
  }
});
