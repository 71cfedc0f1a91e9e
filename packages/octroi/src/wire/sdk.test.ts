import { Readable } from 'node:stream';
import * as iamSdk from '@aws-sdk/client-iam';
import * as lambdaSdk from '@aws-sdk/client-lambda';
import * as stsSdk from '@aws-sdk/client-sts';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { HttpRequest } from './http.ts';
import { iam, lambda, sts } from './models.fixture.ts';
import { identify, readInput, writeError, writeOutput } from './protocol.ts';
import type { OperationModel, ServiceModel } from './shape.ts';
import { arbitraryOf } from './shape-arbitrary.fixture.ts';
import { encoded } from './sigv4/canonical.ts';
import { parseSignature, signingKey, verifySignature } from './sigv4/index.ts';

/** What the SDK hands to its HTTP handler. */
interface SdkRequest {
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  readonly stream?: AsyncIterable<Uint8Array>;
}

type Sdk = Readonly<Record<string, unknown>>;
interface Client {
  send(command: unknown): Promise<Record<string, unknown>>;
}

const CREDENTIALS = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', sessionToken: 'to/ken+=' };

function rawRequest(sent: SdkRequest): HttpRequest {
  const query = Object.entries(sent.query ?? {}).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one: string | null) => `${encoded(name)}=${encoded(one ?? '')}`));
  const body = typeof sent.body === 'string' ? Buffer.from(sent.body) : (sent.body ?? new Uint8Array());
  return { method: sent.method, path: sent.path, query: query.join('&'), headers: Object.entries(sent.headers), body };
}

/** Sends a command through the real client, whose HTTP handler is `answer`. */
async function send(sdk: Sdk, name: string, operation: string, input: unknown, answer: (request: HttpRequest) => Reply): Promise<Record<string, unknown>> {
  const ClientClass = sdk[`${name}Client`] as new (options: object) => Client;
  const Command = sdk[`${operation}Command`] as new (input: unknown) => unknown;
  const handle = (sent: SdkRequest) => {
    const { status, headers, body, stream } = answer(rawRequest(sent));
    const lower = Object.fromEntries(Object.entries(headers).map(([key, value]) => [key.toLowerCase(), value]));
    return Promise.resolve({ response: { statusCode: status, headers: lower, body: bodyOf(operation, Buffer.from(body as string), stream) } });
  };
  const client = new ClientClass({ region: 'eu-west-1', credentials: CREDENTIALS, endpoint: 'http://localhost:4747', requestHandler: { handle }, maxAttempts: 1 });
  return client.send(new Command(input));
}

/** The SDK reads event streams from a stream only. */
function bodyOf(operation: string, body: Uint8Array, stream: AsyncIterable<Uint8Array> | undefined): unknown {
  if (stream !== undefined) return Readable.from(stream);
  return operation === 'InvokeWithResponseStream' ? Readable.from([body]) : body;
}

/** Objects without prototype, buffers and class instances as plain JSON-like values. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return `bytes:${Buffer.from(value).toString('hex')}`;
  if (value instanceof Date || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined).map(([key, held]) => [key, plain(held)]));
}

const SERVICES: readonly (readonly [string, ServiceModel, Sdk, string])[] = [
  ['iam', iam, iamSdk as unknown as Sdk, 'IAM'],
  ['sts', sts, stsSdk as unknown as Sdk, 'STS'],
  ['lambda', lambda, lambdaSdk as unknown as Sdk, 'Lambda'],
];

describe.each(SERVICES)('the AWS SDK against our %s', (_, model, sdk, name) => {
  const operations = [...model.operations.values()].filter((operation) => `${operation.name}Command` in sdk);

  test('SIG-2, IAM-2, LAM-6: what the SDK sends is identified, verifies and is read back as it was given', async () => {
    expect(operations.length).toBeGreaterThan(model.operations.size * 0.9);
    for (const operation of operations) {
      const property = fc.asyncProperty(operation.input === undefined ? fc.constant({}) : arbitraryOf(operation.input), async (input) => {
        let read: unknown;
        const answer = (request: HttpRequest): Reply => {
          const found = identify(model, request);
          expect(found.operation.name).toBe(operation.name);
          read = readInput(model, found.operation, request, found);
          if (!operation.unsigned) expect(signed(request)).toBe(true);
          return { status: 200, headers: {}, body: emptyReply(model, operation) };
        };
        await send(sdk, name, operation.name, input, answer);
        expect(plain(read)).toMatchObject(withoutEmptyPayload(operation, plain(input)));
      });
      await fc.assert(property, { numRuns: 4 });
    }
  }, 120_000);

  test('STS-2, IAM-2, LAM-5: what we write the SDK reads back', async () => {
    for (const operation of operations) {
      const { output } = operation;
      if (output === undefined || [...output.members.values()].some((member) => member.shape.eventStream)) continue;
      const property = fc.asyncProperty(arbitraryOf(output), async (value) => {
        const { $metadata, ...result } = await send(sdk, name, operation.name, inputFor(operation), () => writeOutput(model, operation, value as object, 'the-request-id'));
        expect($metadata).toMatchObject({ requestId: 'the-request-id' });
        expect(plain(result)).toMatchObject(withoutEmptyPayload(operation, plain(value), 'output'));
      });
      await fc.assert(property, { numRuns: 4 });
    }
  }, 120_000);

  test('ERR-1, LAM-8: declared errors arrive as the SDK class of their shape', async () => {
    for (const operation of operations) {
      for (const [code, declared] of operation.errors) {
        const error = await send(sdk, name, operation.name, inputFor(operation), () => writeError(model, model.protocol, operation, { code, message: 'what <happened>' }, 'rid')).catch((thrown: unknown) => thrown);
        const ErrorClass = sdk[declared.shape.name] as (new (...parts: never[]) => Error) | undefined;
        if (ErrorClass === undefined) continue;
        expect(error).toBeInstanceOf(ErrorClass);
        expect(error).toMatchObject({ message: 'what <happened>', $metadata: { httpStatusCode: declared.status, requestId: 'rid' } });
      }
    }
  }, 120_000);
});

test('LAM-71: the SDK reads our event stream', async () => {
  const events = [{ PayloadChunk: { Payload: Buffer.from('one') } }, { PayloadChunk: { Payload: Buffer.from('two') } }, { InvokeComplete: { ErrorCode: 'E', LogResult: 'bG9n' } }];
  const operation = lambda.operations.get('InvokeWithResponseStream');
  if (operation === undefined) throw new Error('the operation is missing');
  const output = { StatusCode: 200, ExecutedVersion: '$LATEST', EventStream: events };
  const reply = await send(lambdaSdk as unknown as Sdk, 'Lambda', operation.name, { FunctionName: 'f' }, () => writeOutput(lambda, operation, output, 'rid'));
  const read: unknown[] = [];
  for await (const event of reply['EventStream'] as AsyncIterable<unknown>) read.push(plain(event));
  expect(read).toEqual(plain(events));
});

function signed(request: HttpRequest): boolean {
  const claim = parseSignature(request);
  if (claim === null) return false;
  expect(claim).toMatchObject({ accessKeyId: CREDENTIALS.accessKeyId, sessionToken: CREDENTIALS.sessionToken });
  return verifySignature(request, claim, signingKey(CREDENTIALS.secretAccessKey, claim.date, claim.region, claim.service));
}

function emptyReply(model: ServiceModel, operation: OperationModel): string {
  return model.protocol === 'query' ? (writeOutput(model, operation, {}, 'r').body as string) : '{}';
}

/** The least input that lets the SDK build a request: every label of the path. */
function inputFor(operation: OperationModel): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  for (const member of operation.input?.members.values() ?? []) {
    if (member.location === 'uri') input[member.name] = member.shape.type === 'string' ? 'x' : 1;
  }
  return input;
}

/** An empty payload cannot be told from an absent one. */
function withoutEmptyPayload(operation: OperationModel, value: unknown, side: 'input' | 'output' = 'input'): object {
  const payload = operation[side]?.payload;
  const copy = { ...(value as Record<string, unknown>) };
  if (payload !== undefined && copy[payload] === 'bytes:') delete copy[payload];
  return copy;
}
