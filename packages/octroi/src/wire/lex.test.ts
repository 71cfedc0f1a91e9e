import { describe, expect, test } from 'vitest';
import { lex as model, request } from './models.fixture.ts';
import { identify, readInput, validateInput, writeError, writeOutput } from './protocol.ts';
import { canonicalRequest, parseSignature, signingKey, signRequest, verifySignature } from './sigv4/index.ts';

/* How Amazon Lex V1 is spoken: two APIs of AWS and one of ours as one rest-json service. */

const found = (method: string, path: string, query = '', body = '') => {
  const sent = request({ method, path, query, body });
  const identified = identify(model, sent);
  return { name: identified.operation.name, input: { ...readInput(model, identified.operation, sent, identified) } };
};

describe('LEX-WIRE-1, LEX-WIRE-2, LEX-WIRE-3: paths', () => {
  test('LEX-WIRE-1: the operations of both endpoints are told apart by their paths alone', () => {
    expect([...model.operations.keys()]).toHaveLength(48);
    const seen = new Set<string>();
    for (const { name, http } of model.operations.values()) {
      const [path = '', query = ''] = http.requestUri.split('?');
      const filled = path.replaceAll(/\{[^}]+\}/g, 'x');
      expect(identify(model, request({ method: http.method, path: filled, query })).operation.name).toBe(name);
      seen.add(name);
    }
    expect(seen.size).toBe(48);
  });

  test.each([
    ['GET', '/bots', 'GetBots'],
    ['POST', '/imports', 'StartImport'],
    ['GET', '/bots/OrderFlowers/aliases', 'GetBotAliases'],
    ['GET', '/bots/OrderFlowers/versions', 'GetBotVersions'],
    ['GET', '/bot/B/alias/A/user/u/session', 'GetSession'],
    ['GET', '/exports', 'GetExport'],
    ['POST', '/bot/B/alias/A/user/u/text', 'PostText'],
    ['DELETE', '/slottypes/S/version/1', 'DeleteSlotTypeVersion'],
  ])('LEX-WIRE-2: %s %s is %s, with and without a slash at its end', (method, path, name) => {
    for (const sent of [path, `${path}/`]) expect(identify(model, request({ method, path: sent })).operation.name).toBe(name);
  });

  test('LEX-WIRE-3: `$LATEST` is known in both its forms, as a parameter and as a part of the template', () => {
    for (const latest of ['$LATEST', '%24LATEST']) {
      expect(found('GET', `/bots/OrderFlowers/versions/${latest}`)).toEqual({ name: 'GetBot', input: { name: 'OrderFlowers', versionOrAlias: '$LATEST' } });
      expect(found('PUT', `/bots/OrderFlowers/versions/${latest}`, '', '{"locale":"en-US","childDirected":false}')).toEqual({ name: 'PutBot', input: { name: 'OrderFlowers', locale: 'en-US', childDirected: false } });
      expect(found('PUT', `/intents/Order/versions/${latest}`, '', '{}').name).toBe('PutIntent');
      expect(found('PUT', `/slottypes/Order/versions/${latest}`, '', '{}').name).toBe('PutSlotType');
      expect(found('POST', `/bot/B/alias/${latest}/user/u1/text`, '', '{"inputText":"hi"}').input).toMatchObject({ botAlias: '$LATEST' });
    }
  });

  test('LEX-WIRE-3: each segment is decoded once', () => {
    expect(found('GET', '/tags/arn%3Aaws%3Alex%3Aus-east-1%3A111122223333%3Abot%3AB').input).toEqual({ resourceArn: 'arn:aws:lex:us-east-1:111122223333:bot:B' });
    expect(found('POST', '/bot/B/alias/A/user/us-east-1%3A0a1b/text', '', '{"inputText":"hi"}').input).toMatchObject({ userId: 'us-east-1:0a1b' });
    expect(found('GET', '/bots/B/versions/%2524LATEST').input).toMatchObject({ versionOrAlias: '%24LATEST' });
    expect(() => found('PUT', '/bots/B/versions/%2524LATEST')).toThrow();
  });

  test('LEX-WIRE-6: lists in a query are repeated', () => {
    expect(found('GET', '/bots/B/utterances', 'view=aggregation&bot_versions=1&bot_versions=2&status_type=Missed').input).toEqual({ botName: 'B', botVersions: ['1', '2'], statusType: 'Missed' });
    expect(found('DELETE', '/tags/arn%3Ax', 'tagKeys=a&tagKeys=b%20c').input).toEqual({ resourceArn: 'arn:x', tagKeys: ['a', 'b c'] });
  });

  test('LEX-WIRE-6: blobs are base64 and times epoch seconds with a fraction', () => {
    expect(found('POST', '/imports/', '', '{"payload":"aGk=","resourceType":"BOT","mergeStrategy":"OVERWRITE_LATEST"}').input['payload']).toEqual(Buffer.from('hi'));
    const written = writeOutput(model, model.operations.get('GetIntent')!, { name: 'I', createdDate: new Date(1_494_360_160_133) }, 'r');
    expect(JSON.parse(String(written.body))).toEqual({ name: 'I', createdDate: 1494360160.133 });
  });
});

describe('LEX-WIRE-4, LEX-WIRE-5: signatures', () => {
  const options = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', region: 'us-east-1', service: 'lex', now: new Date('2026-02-03T04:05:06Z') };
  const pathOf = (path: string) => {
    const signed = signRequest(request({ method: 'GET', path }), options);
    return canonicalRequest(signed, parseSignature(signed)!).split('\n')[1];
  };
  const content = (path: string, method = 'POST', service = 'lex') => {
    const unsigned = request({ method, path, headers: [['Host', 'localhost'], ['x-amz-content-sha256', 'UNSIGNED-PAYLOAD']], body: 'hello' });
    try {
      const signed = signRequest(unsigned, { ...options, service });
      const claim = parseSignature(signed)!;
      const key = signingKey(options.secretAccessKey, claim.date, 'us-east-1', service);
      return verifySignature({ ...signed, body: Buffer.from('another') }, claim, key);
    } catch {
      return false;
    }
  };

  test('LEX-WIRE-4: each segment of the path as sent is encoded again', () => {
    expect(pathOf('/bots/B/versions/%24LATEST')).toBe('/bots/B/versions/%2524LATEST');
    expect(pathOf('/bots/B/versions/$LATEST')).toBe('/bots/B/versions/%24LATEST');
    expect(pathOf('/bots/')).toBe('/bots/');
  });

  test('LEX-WIRE-5: the body of PostContent may be unsigned, and of nothing else', () => {
    expect(content('/bot/B/alias/A/user/u/content')).toBe(true);
    expect(content('/bot/B/alias/%24LATEST/user/u/content/')).toBe(true);
    expect(content('/bot/B/alias/A/user/u/text')).toBe(false);
    expect(content('/bot/B/alias/A/user/u/session')).toBe(false);
    expect(content('/bots/B/versions/$LATEST', 'PUT')).toBe(false);
    expect(content('/bot/B/alias/A/user/u/content', 'PUT')).toBe(false);
    expect(content('/bot/B/alias/A/user/u/content', 'POST', 'lambda')).toBe(false);
  });
});

describe('LEX-WIRE-7, LEX-WIRE-8: errors', () => {
  const error = (code: string, operation: string, members = {}) => {
    const { status, headers, body } = writeError(model, 'rest-json', model.operations.get(operation)!, { code, message: 'why', members }, 'the-id');
    return { status, type: headers['x-amzn-ErrorType'], id: headers['x-amzn-RequestId'], retry: headers['Retry-After'], body: JSON.parse(String(body)) as unknown };
  };

  test('LEX-WIRE-7: the message is there in both spellings, the code in a header, the status is the model\'s', () => {
    const both = { message: 'why', Message: 'why' };
    for (const [code, operation, status] of [
      ['BadRequestException', 'PutBot', 400], ['NotFoundException', 'GetBot', 404], ['ConflictException', 'PutBot', 409], ['PreconditionFailedException', 'PutBot', 412], ['LimitExceededException', 'PutBot', 429],
      ['DependencyFailedException', 'PostText', 424], ['BadGatewayException', 'PostText', 502], ['LoopDetectedException', 'PostText', 508], ['NotAcceptableException', 'PostContent', 406],
      ['UnsupportedMediaTypeException', 'PostContent', 415], ['RequestTimeoutException', 'PostContent', 408], ['AccessDeniedException', 'PostText', 403], ['AccessDeniedException', 'StartMigration', 403], ['InternalFailureException', 'GetBots', 500],
    ] as const) {
      expect(error(code, operation)).toEqual({ status, type: code, id: 'the-id', body: both });
    }
  });

  test('LEX-WIRE-8: when to try again stands in a header', () => {
    expect(error('LimitExceededException', 'PostText', { retryAfterSeconds: '2' })).toMatchObject({ status: 429, retry: '2', body: { message: 'why' } });
  });

  test('LEX-DEL-2: what refers to a resource stands in the body', () => {
    const members = { referenceType: 'Bot', exampleReference: { name: 'B', version: '1' } };
    expect(error('ResourceInUseException', 'DeleteIntent', members)).toMatchObject({ status: 400, body: members });
  });

  test('LEX-ERR-2: an input that its model refuses is a BadRequestException', () => {
    const violation = (operation: string, input: object) => validateInput(model, model.operations.get(operation)!, input as Record<string, unknown>);
    expect(violation('GetBots', { maxResults: 51 })).toMatchObject({ code: 'BadRequestException', message: "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50" });
    expect(violation('PutBot', { name: 'B1' })?.code).toBe('BadRequestException');
    expect(violation('PutBot', { name: 'OrderFlowers', locale: 'en-US', childDirected: false })).toBeNull();
    expect(() => found('PUT', '/bots/B/versions/$LATEST', '', '{')).toThrowError(expect.objectContaining({ error: expect.objectContaining({ code: 'BadRequestException', status: 400 }) }));
  });

  test('LEX-SHP-1: a slot name that almost fits is refused at once', () => {
    const slots = (name: string) => validateInput(model, model.operations.get('PutIntent')!, { name: 'I', slots: [{ name, slotConstraint: 'Required' }] });
    const started = performance.now();
    for (const name of [`${'a'.repeat(98)}!!`, `${'a-'.repeat(49)}--`, '1a', '-a', 'a--b', 'a12']) expect(slots(name)?.code, name).toBe('BadRequestException');
    for (const name of ['a', 'a1', 'Pick-up_Date', 'a.b', 'size1']) expect(slots(name), name).toBeNull();
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
