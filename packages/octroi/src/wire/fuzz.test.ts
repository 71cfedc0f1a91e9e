import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from './http.ts';
import { iam, json, lambda, request, sts } from './models.fixture.ts';
import type { ServiceModel } from './model.ts';
import { identify, readInput, validateInput, WireFault, writeError } from './protocol.ts';
import { parseSignature } from './sigv4/index.ts';

/** Everything that happens to a request before it is authorised; only WireFault may come out. */
function survives(model: ServiceModel, sent: HttpRequest): void {
  try {
    parseSignature(sent);
    const found = identify(model, sent);
    const input = readInput(model, found.operation, sent, found);
    const error = validateInput(model, found.operation, input);
    if (error !== null) writeError(model, model.protocol, found.operation, error, 'id');
  } catch (error) {
    expect(error).toBeInstanceOf(WireFault);
    const { status } = writeError(model, model.protocol, null, (error as WireFault).error, 'id');
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
}

const VALID: readonly (readonly [ServiceModel, HttpRequest])[] = [
  [iam, request({ body: 'Action=CreateRole&Version=2010-05-08&RoleName=r&AssumeRolePolicyDocument=%7B%22a%22%3A1%7D&Tags.member.1.Key=k&Tags.member.1.Value=v&MaxSessionDuration=3600' })],
  [iam, request({ method: 'GET', query: 'Action=SimulateCustomPolicy&Version=2010-05-08&PolicyInputList.member.1=x&ContextEntries.member.1.ContextKeyValues.member.1=a&ActionNames=' })],
  [sts, request({ body: 'Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws&RoleSessionName=x&DurationSeconds=900&PolicyArns.member.1.arn=a' })],
  [lambda, request({ path: '/2015-03-31/functions', body: '{"FunctionName":"f","Timeout":3,"Code":{"ZipFile":"aGk="},"Environment":{"Variables":{"A":"b"}},"Layers":["x"]}' })],
  [lambda, request({ method: 'DELETE', path: '/2017-03-31/tags/arn%3Aaws', query: 'tagKeys=a&tagKeys=b' })],
  [json, request({ headers: [['X-Amz-Target', 'Things_2020.PutThing']], body: '{"name":"n","when":1.5,"data":"aGk=","parts":[{"name":"p"}],"tags":{"a":"b"}}' })],
];

/** Cuts, repeats and overwrites pieces of a text. */
function mutate(text: string, edits: readonly (readonly [number, number, string])[]): string {
  let result = text;
  for (const [at, length, insert] of edits) {
    const start = result.length === 0 ? 0 : at % (result.length + 1);
    result = result.slice(0, start) + insert + result.slice(start + (length % 8));
  }
  return result;
}

const insert = fc.oneof(fc.constantFrom('', '%', '%ff', '&', '=', '.', '.member.1', 'member', '1', '-1', '1e9', '{', '}', '[', ']', '"', '\\', ',', ':', 'null', '__proto__', 'constructor', '/', '//', '+', '\u0000', '\uD800'), fc.string({ unit: 'binary', maxLength: 4 }));
const edits = fc.array(fc.tuple(fc.nat(), fc.nat(), insert), { minLength: 1, maxLength: 6 });

describe('bad input gets an error of AWS, never a stack trace', () => {
  test('ERR-2: random bytes', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALID), fc.uint8Array({ maxLength: 200 }), fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), ([model, valid], body, path, query) => {
        survives(model, { ...valid, body });
        survives(model, { ...valid, path: `/${path}`, query });
      }),
      { numRuns: 1000 },
    );
  });

  test('ERR-2: valid requests with mutations', () => {
    fc.assert(
      fc.property(fc.constantFrom(...VALID), edits, edits, edits, fc.boolean(), ([model, valid], body, path, query, keepBody) => {
        survives(model, { ...valid, body: keepBody ? valid.body : Buffer.from(mutate(Buffer.from(valid.body).toString(), body)) });
        survives(model, { ...valid, body: Buffer.from(mutate(Buffer.from(valid.body).toString(), body)) });
        survives(model, { ...valid, path: mutate(valid.path, path) });
        survives(model, { ...valid, query: mutate(valid.query, query) });
      }),
      { numRuns: 3000 },
    );
    expect(({} as Record<string, unknown>)['member']).toBeUndefined();
  });

  test('ERR-2: the valid requests themselves pass', () => {
    for (const [model, valid] of VALID) expect(readInput(model, identify(model, valid).operation, valid)).toBeTypeOf('object');
  });
});
