import { describe, expect, test } from 'vitest';
import type { HttpRequest } from './http.ts';
import { iam, json, lambda, operation, request, sts } from './models.fixture.ts';
import type { ServiceModel } from './model.ts';
import { identify, readInput, WireFault, writeError, writeOutput } from './protocol.ts';

const V = 'Version=2010-05-08';

function fault(run: () => unknown): { code: string; message?: string | null; status?: number } {
  try {
    run();
  } catch (error) {
    if (error instanceof WireFault) return error.error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

function read(model: ServiceModel, sent: HttpRequest): Record<string, unknown> {
  const found = identify(model, sent);
  const input = readInput(model, found.operation, sent, found);
  expect(readInput(model, found.operation, sent)).toEqual(input);
  return input;
}

const form = (body: string): HttpRequest => request({ body });
const rest = (method: string, path: string, query = '', body = ''): HttpRequest => request({ method, path, query, body });

describe('query', () => {
  test('STS-1: an operation is found in a form body and in the query of a GET', () => {
    expect(identify(sts, form('Action=GetCallerIdentity&Version=2011-06-15')).operation.name).toBe('GetCallerIdentity');
    expect(identify(sts, request({ method: 'GET', query: 'Version=2011-06-15&Action=GetCallerIdentity' })).operation.name).toBe('GetCallerIdentity');
  });

  test('ERR-2: unknown and missing actions', () => {
    expect(fault(() => identify(iam, form(`Action=Nope&${V}`)))).toEqual({ code: 'InvalidAction', message: 'Could not find operation Nope for version 2010-05-08' });
    expect(fault(() => identify(iam, form('Action=GetUser&Version=2011-06-15'))).message).toBe('Could not find operation GetUser for version 2011-06-15');
    expect(fault(() => identify(iam, form('Action=GetUser'))).message).toBe('Could not find operation GetUser for version NO_VERSION_SPECIFIED');
    expect(fault(() => identify(iam, form('Action=constructor&Version=2010-05-08'))).code).toBe('InvalidAction');
    expect(fault(() => identify(iam, form('')))).toMatchObject({ code: 'MissingAction' });
    expect(writeError(iam, 'query', null, fault(() => identify(iam, form(''))), 'r').status).toBe(400);
  });

  test('IAM-2: lists are read by number, gaps close, order is by number', () => {
    const input = read(iam, form(`Action=TagRole&${V}&RoleName=a+b%2B&Tags.member.10.Key=z&Tags.member.10.Value=&Tags.member.2.Key=y&Tags.member.2.Value=%C3%A9&Unknown.member.1=x`));
    expect(input).toEqual({ RoleName: 'a b+', Tags: [{ Key: 'y', Value: 'é' }, { Key: 'z', Value: '' }] });
    expect(read(iam, form(`Action=TagRole&${V}&RoleName=r&Tags=`))).toEqual({ RoleName: 'r', Tags: [] });
  });

  test('IAM-2: booleans, integers and nested names are strict', () => {
    expect(read(iam, form(`Action=UpdateAccountPasswordPolicy&${V}&MinimumPasswordLength=8&RequireSymbols=true&HardExpiry=false`))).toEqual({ MinimumPasswordLength: 8, RequireSymbols: true, HardExpiry: false });
    for (const bad of ['MinimumPasswordLength=8.0', 'MinimumPasswordLength=', 'MinimumPasswordLength=99999999999', 'RequireSymbols=yes', 'RequireSymbols=True']) {
      expect(fault(() => read(iam, form(`Action=UpdateAccountPasswordPolicy&${V}&${bad}`))).code).toBe('ValidationError');
    }
  });

  test.each([
    ['a repeated parameter', 'RoleName=a&RoleName=b'],
    ['a broken escape', 'RoleName=%zz'],
    ['an escape that is not UTF-8', 'RoleName=%ff'],
    ['a value where a list is expected', 'RoleName=r&Tags=x'],
    ['a structure without members', 'RoleName=r&Tags.member.1=x'],
    ['a list without numbers', 'RoleName=r&Tags.member.x.Key=k'],
    ['a scalar with members', 'RoleName.x=r'],
    ['depth', `RoleName=r&${'a.'.repeat(65)}b=1`],
    ['number', Array.from({ length: 5000 }, (_, index) => `p${index}=`).join('&')],
  ])('ERR-2: %s is a MalformedQueryString', (_, parameters) => {
    const error = fault(() => read(iam, form(`Action=TagRole&${V}&${parameters}`)));
    expect(error.code).toBe('MalformedQueryString');
    expect(writeError(iam, 'query', null, error, 'r').status).toBe(404);
  });

  test('ERR-2: a body that is not UTF-8 is refused', () => {
    expect(fault(() => identify(iam, request({ body: Buffer.from([0x41, 0x3d, 0xff]) }))).code).toBe('MalformedQueryString');
  });

  test('IAM-2: the success envelope, with and without output', () => {
    expect(writeOutput(sts, operation(sts, 'GetCallerIdentity'), { Account: '1', Arn: 'a<b>&"\'', UserId: 'u' }, 'the-id')).toEqual({
      status: 200,
      headers: { 'x-amzn-RequestId': 'the-id', 'Content-Type': 'text/xml' },
      body: '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>1</Account><Arn>a&lt;b&gt;&amp;&quot;&apos;</Arn><UserId>u</UserId></GetCallerIdentityResult><ResponseMetadata><RequestId>the-id</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    });
    expect(writeOutput(iam, operation(iam, 'DeleteRole'), {}, 'i').body).toBe('<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>i</RequestId></ResponseMetadata></DeleteRoleResponse>');
  });

  test('STS-5: timestamps are whole seconds; an empty list is an empty element, an absent one nothing', () => {
    const body = (output: object) => writeOutput(iam, operation(iam, 'ListUsers'), output, 'i').body;
    expect(body({ IsTruncated: false, Users: [] })).toContain('<ListUsersResult><IsTruncated>false</IsTruncated><Users/></ListUsersResult>');
    expect(body({ IsTruncated: false })).not.toContain('Users/>');
    expect(body({ Users: [{ CreateDate: new Date('2026-01-01T00:00:00.999Z') }] })).toContain('<Users><member><CreateDate>2026-01-01T00:00:00Z</CreateDate></member></Users>');
  });

  test('IAM-2: maps and blobs', () => {
    expect(writeOutput(iam, operation(iam, 'GetAccountSummary'), { SummaryMap: { Users: 1 } }, 'i').body).toContain('<SummaryMap><entry><key>Users</key><value>1</value></entry></SummaryMap>');
    expect(writeOutput(iam, operation(iam, 'GetCredentialReport'), { Content: Buffer.from('hi') }, 'i').body).toContain('<Content>aGk=</Content>');
  });

  test('IAM-2: characters that XML cannot hold do not break the document', () => {
    const { body } = writeOutput(sts, operation(sts, 'GetCallerIdentity'), { Arn: 'a\u0000\u001F\r\n\t\uD800\uFFFFb\u{1F600}' }, 'i');
    expect(body).toContain('<Arn>a\uFFFD\uFFFD&#xD;\n\t\uFFFD\uFFFDb\u{1F600}</Arn>');
  });

  test('ERR-1: the error envelope, its type by status, its message absent if null', () => {
    const written = writeError(iam, 'query', operation(iam, 'GetRole'), { code: 'NoSuchEntity', message: 'The role with name <x> cannot be found.' }, 'the-id');
    expect(written.status).toBe(404);
    expect(written.headers).toEqual({ 'x-amzn-RequestId': 'the-id', 'Content-Type': 'text/xml' });
    expect(String(written.body).replace(/\n\s*/g, '')).toBe(
      '<ErrorResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><Error><Type>Sender</Type><Code>NoSuchEntity</Code><Message>The role with name &lt;x&gt; cannot be found.</Message></Error><RequestId>the-id</RequestId></ErrorResponse>',
    );
    expect(writeError(iam, 'query', null, { code: 'ReportNotPresent', message: null }, 'i')).toMatchObject({ status: 410, body: expect.not.stringContaining('Message') });
    expect(writeError(sts, 'query', null, { code: 'InternalFailure' }, 'i')).toMatchObject({ status: 500, body: expect.stringContaining('<Type>Receiver</Type>') });
    expect(writeError(null, 'query', null, { code: 'ServiceUnavailable' }, 'i')).toMatchObject({ status: 503, body: expect.stringMatching(/^<ErrorResponse>/) });
  });

  test.each([
    ['AccessDenied', 403], ['ExpiredToken', 403], ['IncompleteSignature', 400], ['InternalFailure', 500], ['InvalidAction', 400], ['InvalidClientTokenId', 403],
    ['MalformedQueryString', 404], ['MissingAction', 400], ['MissingAuthenticationToken', 403], ['NotAuthorized', 400], ['OptInRequired', 403], ['RequestExpired', 400],
    ['RequestEntityTooLarge', 413], ['ServiceUnavailable', 503], ['SignatureDoesNotMatch', 403], ['Throttling', 400], ['ValidationError', 400], ['NoSuchEntity', 404], ['DeleteConflict', 409],
  ])('ERR-2, IAM-20: %s is %i', (code, status) => {
    expect(writeError(iam, 'query', null, { code }, 'i').status).toBe(status);
  });
});

describe('rest-json', () => {
  test.each([
    ['POST', '/2015-03-31/functions', '', 'CreateFunction', {}],
    ['POST', '/2015-03-31/functions/', '', 'CreateFunction', {}],
    ['GET', '/2015-03-31/functions/', 'MaxItems=3', 'ListFunctions', { MaxItems: 3 }],
    ['GET', '/2015-03-31/functions/arn%3Aaws%3Af/configuration', 'Qualifier=%24LATEST', 'GetFunctionConfiguration', { FunctionName: 'arn:aws:f', Qualifier: '$LATEST' }],
    ['GET', '/2015-03-31/functions/a%2541', '', 'GetFunction', { FunctionName: 'a%41' }],
    ['DELETE', '/2015-03-31/functions/f/policy/s', 'RevisionId=r', 'RemovePermission', { FunctionName: 'f', StatementId: 's', RevisionId: 'r' }],
    ['GET', '/2018-10-31/layers', '', 'ListLayers', {}],
    ['GET', '/2018-10-31/layers', 'find=LayerVersion&Arn=a', 'GetLayerVersionByArn', { Arn: 'a' }],
    ['GET', '/2018-10-31/layers/l/versions/7', '', 'GetLayerVersion', { LayerName: 'l', VersionNumber: 7 }],
    ['GET', '/2019-09-30/functions/f/provisioned-concurrency', 'List=ALL', 'ListProvisionedConcurrencyConfigs', { FunctionName: 'f' }],
    ['GET', '/2019-09-30/functions/f/provisioned-concurrency', 'Qualifier=1', 'GetProvisionedConcurrencyConfig', { FunctionName: 'f', Qualifier: '1' }],
    ['GET', '/2019-09-25/functions/f/event-invoke-config/list', '', 'ListFunctionEventInvokeConfigs', { FunctionName: 'f' }],
    ['DELETE', '/2017-03-31/tags/arn%3Aaws', 'tagKeys=a&tagKeys=b%20c', 'UntagResource', { Resource: 'arn:aws', TagKeys: ['a', 'b c'] }],
  ])('LAM-6: %s %s?%s is %s', (method, path, query, name, input) => {
    const sent = rest(method, path, query);
    expect(identify(lambda, sent).operation.name).toBe(name);
    expect(read(lambda, sent)).toEqual(input);
  });

  test.each([['GET', '/'], ['GET', '/2015-03-31/functionz'], ['PATCH', '/2015-03-31/functions'], ['GET', '/2015-03-31/functions//configuration'], ['GET', '/2015-03-31/functions/%ff'], ['GET', '/2015-03-31/functions/a/b/c/d'], ['GET', `/${'a/'.repeat(500)}`]])(
    'LAM-6: %s %s is no operation',
    (method, path) => {
      const error = fault(() => identify(lambda, rest(method, path)));
      expect(writeError(lambda, 'rest-json', null, error, 'i')).toMatchObject({ status: 404, headers: { 'x-amzn-ErrorType': 'UnknownOperationException' } });
    },
  );

  test('LAM-5: headers, payload and JSON bodies are read', () => {
    const invoke = { ...rest('POST', '/2015-03-31/functions/f/invocations', '', '{"raw"'), headers: [['x-amz-invocation-type', 'Event'], ['X-AMZ-LOG-TYPE', 'Tail']] as const };
    expect(read(lambda, invoke)).toEqual({ FunctionName: 'f', InvocationType: 'Event', LogType: 'Tail', Payload: Buffer.from('{"raw"') });
    const body = '{"FunctionName":"f","Timeout":3,"Publish":true,"Code":{"ZipFile":"aGk="},"Environment":{"Variables":{"__proto__":"x"}},"Layers":null,"Unknown":{"a":1}}';
    const created = read(lambda, rest('POST', '/2015-03-31/functions', '', body));
    expect(created).toMatchObject({ FunctionName: 'f', Timeout: 3, Publish: true, Code: { ZipFile: Buffer.from('hi') } });
    expect(Object.keys((created['Environment'] as { Variables: object }).Variables)).toEqual(['__proto__']);
    expect('Layers' in created || 'Unknown' in created).toBe(false);
  });

  test.each(['{', '[]', '"x"', '{"Timeout":"3"}', '{"Timeout":3.5}', '{"Publish":"true"}', '{"FunctionName":1}', '{"Code":[]}', '{"Layers":{}}', '{"Code":{"ZipFile":"@"}}', '{"Timeout":1,"Timeout":2}', '{"Code":'.repeat(70)])(
    'LAM-8: the body %s is an InvalidRequestContentException',
    (body) => {
      const error = fault(() => read(lambda, rest('POST', '/2015-03-31/functions', '', body)));
      expect(error).toMatchObject({ code: 'InvalidRequestContentException', message: expect.stringMatching(/^Could not parse request body into json: /), status: 400 });
    },
  );

  test('LAM-8: wrong types in query and path too', () => {
    for (const sent of [rest('GET', '/2015-03-31/functions', 'MaxItems=x'), rest('GET', '/2015-03-31/functions', 'MaxItems=1&MaxItems=2'), rest('GET', '/2018-10-31/layers/l/versions/x')]) {
      expect(fault(() => read(lambda, sent)).code).toBe('InvalidRequestContentException');
    }
  });

  test('LAM-6, LAM-7, LAM-61: statuses come from the model, from a statusCode member or from the caller, who may add headers', () => {
    expect(writeOutput(lambda, operation(lambda, 'CreateFunction'), { FunctionName: 'f', Timeout: 3 }, 'i')).toEqual({ status: 201, headers: { 'x-amzn-RequestId': 'i', 'Content-Type': 'application/json' }, body: '{"FunctionName":"f","Timeout":3}' });
    expect(writeOutput(lambda, operation(lambda, 'DeleteFunction'), {}, 'i', { status: 204 })).toEqual({ status: 204, headers: { 'x-amzn-RequestId': 'i' }, body: '' });
    expect(writeOutput(lambda, operation(lambda, 'Invoke'), { StatusCode: 202 }, 'i')).toMatchObject({ status: 202, body: '' });
    const added = writeOutput(lambda, operation(lambda, 'Invoke'), { StatusCode: 200, FunctionError: 'Unhandled' }, 'i', { headers: { 'X-Amzn-Trace-Id': 'Root=1\r\nX: y' } });
    expect(added.headers).toMatchObject({ 'X-Amzn-Trace-Id': 'Root=1??X: y', 'X-Amz-Function-Error': 'Unhandled', 'x-amzn-RequestId': 'i' });
  });

  test('LAM-5: header members are ASCII and cannot split the response', () => {
    const { headers, body } = writeOutput(lambda, operation(lambda, 'Invoke'), { StatusCode: 200, FunctionError: 'a\r\nSet-Cookie: x\u00e9', Payload: Buffer.from('{}') }, 'i');
    expect(headers['X-Amz-Function-Error']).toBe('a??Set-Cookie: x?');
    expect(body).toEqual(Buffer.from('{}'));
  });

  const error = (code: string, parts: object = {}) => writeError(lambda, 'rest-json', operation(lambda, 'Invoke'), { code, message: 'm', ...parts }, 'i');

  test('LAM-8: the five forms of error bodies', () => {
    expect(error('InvalidParameterValueException')).toEqual({ status: 400, headers: { 'x-amzn-RequestId': 'i', 'Content-Type': 'application/json', 'x-amzn-ErrorType': 'InvalidParameterValueException' }, body: '{"Type":"User","message":"m"}' });
    expect(error('ResourceNotFoundException')).toMatchObject({ status: 404, body: '{"Type":"User","Message":"m"}' });
    expect(error('ServiceException')).toMatchObject({ status: 500, body: '{"Type":"User","Message":"m"}' });
    expect(error('ValidationException')).toMatchObject({ status: 400, body: '{"message":"m"}' });
    expect(error('RequestEntityTooLargeException')).toMatchObject({ status: 413, body: '{"message":"m"}' });
    expect(error('InvalidParameterValueException', { members: { Type: null } })).toMatchObject({ body: '{"message":"m"}' });
    expect(error('AccessDeniedException', { message: null })).toMatchObject({ status: 403, body: '{"Message":null}' });
    expect(error('TooManyRequestsException', { members: { Reason: 'R', retryAfterSeconds: '1' } })).toMatchObject({ status: 429, body: '{"Type":"User","message":"m","Reason":"R"}', headers: { 'Retry-After': '1' } });
  });

  test('LAM-8: common errors of query take their JSON names', () => {
    expect(error('SignatureDoesNotMatch')).toMatchObject({ status: 403, headers: { 'x-amzn-ErrorType': 'InvalidSignatureException' } });
    expect(error('InvalidClientTokenId')).toMatchObject({ status: 403, headers: { 'x-amzn-ErrorType': 'UnrecognizedClientException' } });
    expect(error('AccessDenied')).toMatchObject({ status: 403, body: '{"Message":"m"}' });
  });
});

describe('json', () => {
  const call = (target: string | null, body = ''): HttpRequest => request({ body, headers: target === null ? [] : [['X-Amz-Target', target]] });

  test('ERR-27: the target names the operation', () => {
    expect(identify(json, call('Things_2020.PutThing')).operation.name).toBe('PutThing');
    for (const target of [null, 'PutThing', 'Things_2020.Nope', 'Other.PutThing', 'Things_2020.__proto__']) {
      const error = fault(() => identify(json, call(target)));
      expect(writeError(json, 'json', null, error, 'i')).toMatchObject({ status: 400, body: '{"__type":"UnknownOperationException","message":null}' });
    }
  });

  test('ERR-27: input and output', () => {
    expect(read(json, call('Things_2020.PutThing', '{"name":"n","when":1.5,"data":"aGk=","parts":[{"name":"p"},null],"tags":{"a":"b"}}'))).toEqual({ name: 'n', when: new Date(1500), data: Buffer.from('hi'), parts: [{ name: 'p' }, null], tags: { a: 'b' } });
    expect(fault(() => read(json, call('Things_2020.PutThing', '{"name":1}'))).code).toBe('SerializationException');
    expect(writeOutput(json, operation(json, 'PutThing'), { name: 'n', when: new Date(1500), tags: new Map([['__proto__', 'x']]) }, 'i')).toEqual({
      status: 200,
      headers: { 'x-amzn-RequestId': 'i', 'Content-Type': 'application/x-amz-json-1.1' },
      body: '{"name":"n","when":1.5,"tags":{"__proto__":"x"}}',
    });
    expect(writeOutput(json, operation(json, 'Ping'), {}, 'i').body).toBe('');
  });

  test('ERR-27: client errors are 400', () => {
    expect(writeError(json, 'json', null, { code: 'AccessDenied', message: 'm' }, 'i')).toMatchObject({ status: 400, body: '{"__type":"AccessDeniedException","Message":"m"}' });
    expect(writeError(json, 'json', operation(json, 'PutThing'), { code: 'Gone', message: 'm' }, 'i')).toMatchObject({ status: 400, body: '{"__type":"Gone","message":"m"}' });
  });
});
