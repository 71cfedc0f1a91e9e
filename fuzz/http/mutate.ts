import type { HttpRequest } from '../../packages/octroi/src/wire/http.ts';
import { broken } from './documents.ts';
import type { Random } from './random.ts';

type Change = (random: Random, request: HttpRequest) => HttpRequest;

const withBody = (request: HttpRequest, body: Uint8Array | string): HttpRequest => ({ ...request, body: Buffer.from(body) });
const withHeader = (request: HttpRequest, name: string, value: string): HttpRequest => ({ ...request, headers: [...request.headers.filter(([key]) => key.toLowerCase() !== name.toLowerCase()), [name, value]] });
const text = (request: HttpRequest): string => Buffer.from(request.body).toString('utf8');

/** What a client may do wrong and sign all the same. */
export const BEFORE_SIGNING: Readonly<Record<string, Change>> = {
  'cut body': (random, request) => withBody(request, request.body.subarray(0, random.int(request.body.byteLength + 1))),
  'noise in the body': (random, request) => {
    const bytes = Buffer.from(request.body);
    for (let count = 1 + random.int(4); count > 0 && bytes.byteLength > 0; count--) bytes[random.int(bytes.byteLength)] = random.int(256);
    return withBody(request, bytes);
  },
  'broken UTF-8': (random, request) => withBody(request, Buffer.concat([request.body, Buffer.from(random.pick(['c328', 'ff', 'eda080', 'f8a1a1a1a1', 'c0af', '80']), 'hex')])),
  'broken escape': (random, request) => withBody(request, `${text(request)}${random.pick(['%', '%2', '%zz', '&%00=1', '&=&==', '&a=%ff%fe'])}`),
  'other JSON': (random, request) => withBody(request, broken(random, text(request))),
  'deep JSON': (random, request) => withBody(request, random.pick(['[', '{"a":']).repeat(random.pick([100, 10_000, 200_000]))),
  'long body': (random, request) => withBody(request, `${text(request)}&Pad=${'x'.repeat(random.pick([70_000, 1_000_000]))}`),
  'too large': (random, request) => (random.chance(0.1) ? withBody(request, 'x'.repeat(4_200_000)) : request),
  'many parameters': (random, request) => withBody(request, `${text(request)}${'&Tags.member.1.Key=x'.repeat(random.pick([60, 5000]))}`),
  'strange indexes': (random, request) => withBody(request, `${text(request)}&Tags.member.${random.pick(['0', '-1', '99999999999', 'x', '1.2', ''])}.Key=a&Tags.member.1.member.1=b&PolicyArns.member.1=c`),
  'unknown action': (random, request) => withBody(request, text(request).replace(/Action=[^&]*/, `Action=${encodeURIComponent(random.pick(['Nothing', '', 'constructor', '__proto__', 'getuser', 'x'.repeat(5000), 'A\nB']))}`)),
  'other version': (random, request) => withBody(request, text(request).replace(/Version=[^&]*/, `Version=${random.pick(['', '2011-06-15', '1999-01-01', '2010-05-08'])}`)),
  'other content type': (random, request) => withHeader(request, 'Content-Type', random.pick(['application/json', 'text/xml', 'application/x-amz-json-1.1', 'multipart/form-data; boundary=x', 'x', 'application/x-www-form-urlencoded; charset=utf-16'])),
  'a target': (random, request) => withHeader(request, 'X-Amz-Target', random.pick(['AWSIdentityManagementV20100508.GetUser', 'x', '.', ''])),
  'other path': (random, request) => ({ ...request, path: random.pick(['//', '/../', `/${'a/'.repeat(80)}`, `${request.path}/`, `${request.path}%2f`, '/%', '/%00', '/%ff', '/2015-03-31/functions/', '/2015-03-31/functions//invocations', '/2015-03-31/functions/%2e%2e/aliases', `/${'x'.repeat(8000)}`, '/_octroi/../', '/2015-03-31/../_octroi/health']) }),
  'other query': (random, request) => ({ ...request, query: [request.query, random.pick(['Action=GetUser', 'a', '&&&', '=', 'MaxItems=-1&MaxItems=x', '%zz', 'Qualifier=', `x=${'y'.repeat(5000)}`, 'a=%ff'])].filter((part) => part !== '').join('&') }),
  'query instead of body': (_, request) => ({ ...withBody(request, ''), method: 'GET', query: text(request).slice(0, 12_000).replaceAll(/[^\x21-\x7e]|#/g, 'x') }),
  'other method': (random, request) => ({ ...request, method: random.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'POST']) }),
  'strange headers': (random, request) => withHeader(request, random.pick(['X-Amz-Content-Sha256', 'X-Amz-Invocation-Type', 'X-Amz-Client-Context', 'X-Amz-Log-Type', 'Accept-Encoding', 'Transfer-Encoding-X', 'X-Amz-Expires', 'Expect-X']), random.pick(['', 'UNSIGNED-PAYLOAD', 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'x', '0'.repeat(64), 'DryRun', 'Event', '{'.repeat(3000), 'e30='])),
};

const authorization = (request: HttpRequest, change: (value: string) => string): HttpRequest => ({
  ...request,
  headers: request.headers.map(([name, value]) => (name === 'Authorization' ? [name, change(value)] : [name, value])),
});

/** What somebody on the way may do to a signed request. None of it may ever succeed. */
export const AFTER_SIGNING: Readonly<Record<string, Change>> = {
  'body changed': (random, request) => {
    const bytes = Buffer.concat([request.body, Buffer.from('&')]);
    const at = random.int(bytes.byteLength);
    bytes[at] = bytes[at]! ^ (1 << random.int(8));
    return withBody(request, bytes);
  },
  'method changed': (_, request) => ({ ...request, method: request.method === 'POST' ? 'PUT' : 'POST' }),
  'path changed': (_, request) => ({ ...request, path: `${request.path === '/' ? '' : request.path}/x` }),
  'query changed': (_, request) => ({ ...request, query: request.query === '' ? 'a=b' : `${request.query}&a=b` }),
  'signature changed': (random, request) => authorization(request, (value) => value.replace(/[0-9a-f]$/, (digit) => ((Number.parseInt(digit, 16) ^ (1 + random.int(15))) & 15).toString(16))),
  'signature cut': (random, request) => authorization(request, (value) => value.slice(0, random.int(value.length))),
  'noise in the authorization': (random, request) => authorization(request, (value) => {
    const at = random.int(value.length);
    return `${value.slice(0, at)}${random.pick(['x', '/', ',', '=', ';', ' ', '0', '"'])}${value.slice(at + 1 + random.int(3))}`;
  }),
  'other key': (random, request) => authorization(request, (value) => value.replace(/Credential=[^/]*/, `Credential=${random.pick(['', 'AKIABOBEXAMPLE000001', 'ASIABOBEXAMPLE000001', 'x'.repeat(300), 'root', '__proto__'])}`)),
  'other Region': (random, request) => authorization(request, (value) => value.replace('/us-east-1/', random.pick(['/eu-west-1/', '/mars/', '//', '/cn-north-1/']))),
  'other service': (random, request) => authorization(request, (value) => value.replace(/\/(iam|sts|lambda)\/aws4/, random.pick(['/s3/aws4', '//aws4', '/kms/aws4', '/constructor/aws4']))),
  'other date': (_, request) => withHeader(request, 'X-Amz-Date', '20200101T000000Z'),
  'no date': (_, request) => ({ ...request, headers: request.headers.filter(([name]) => name !== 'X-Amz-Date') }),
  'a header that nobody signed': (_, request) => ({ ...request, headers: [...request.headers, ['X-Amz-Meta-Sneaked', 'x']] }),
  'a signed header changed': (_, request) => withHeader(request, 'Content-Type', 'text/sneaked'),
  'other host': (random, request) => withHeader(request, 'Host', random.pick(['evil.example', 'lambda.eu-west-1.localhost', 'sts.amazonaws.com.evil', 'x'])),
  'foreign token': (random, request) => withHeader(request, 'X-Amz-Security-Token', random.pick(['', 'x', 'A'.repeat(5000)])),
  'signed twice': (_, request) => ({ ...request, query: 'X-Amz-Signature=0&X-Amz-Algorithm=AWS4-HMAC-SHA256' }),
  unsigned: (_, request) => ({ ...request, headers: request.headers.filter(([name]) => name !== 'Authorization') }),
};

/** What happens to bytes on a bad line, before HTTP is understood. */
export const ON_THE_LINE: Readonly<Record<string, (random: Random, bytes: Buffer) => Buffer>> = {
  'cut off': (random, bytes) => bytes.subarray(0, random.int(bytes.byteLength)),
  noise: (random, bytes) => {
    const copy = Buffer.from(bytes);
    for (let count = 1 + random.int(8); count > 0; count--) copy[random.int(Math.min(copy.byteLength, 600))] = random.int(256);
    return copy;
  },
  'garbage before': (random, bytes) => Buffer.concat([random.bytes(1 + random.int(30)), bytes]),
  'header flood': (random, bytes) => Buffer.from(bytes.toString('latin1').replace('\r\n', `\r\n${'X-Flood: y\r\n'.repeat(random.pick([100, 3000, 10_000]))}`), 'latin1'),
  'header of no name': (random, bytes) => Buffer.from(bytes.toString('latin1').replace('\r\n', `\r\n${random.pick([': x', ' folded', 'a b: c', 'X\u0000: y', 'Content-Length: -1', 'Content-Length: 1e3', 'Transfer-Encoding: chunked', 'Host: twice'])}\r\n`), 'latin1'),
  'nothing but noise': (random) => Buffer.from(random.bytes(random.int(500))),
};
