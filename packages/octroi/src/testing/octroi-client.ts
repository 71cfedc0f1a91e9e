import type { Inputs, Outputs } from '../../models/octroi.gen.ts';
import { signRequest } from '../wire/sigv4/index.ts';
import type { Credentials } from './world.ts';

/** One HTTP exchange, as the official SDK's request handlers make it. */
interface Handler {
  handle(request: { method: string; path: string; headers: Record<string, string>; body: string; hostname: string; port?: number; protocol: string }): Promise<{ response: { statusCode: number; headers: Record<string, string>; body: ReadableStream<Uint8Array> } }>;
}

export interface OctroiClientConfig {
  readonly endpoint: string;
  readonly region: string;
  /** Left out: nothing but what is not signed can be sent (SignIn). */
  readonly credentials?: Credentials;
  /** Default: `fetch`. */
  readonly requestHandler?: unknown;
}

type Name = keyof Inputs;

/** Times travel as seconds since 1970. */
type OnTheWire<T> = T extends Date ? number : T extends readonly (infer Item)[] ? readonly OnTheWire<Item>[] : T extends object ? { readonly [Key in keyof T]: OnTheWire<T[Key]> } : T;

/** A request to the service `octroi`, in the form of the official SDK's commands. */
class Command<Operation extends Name> {
  readonly operation: Operation;
  readonly input: OnTheWire<Inputs[Operation]>;
  constructor(operation: Operation, input: OnTheWire<Inputs[Operation]>) {
    this.operation = operation;
    this.input = input;
  }
}

export class ExplainRequestCommand extends Command<'ExplainRequest'> {
  constructor(input: OnTheWire<Inputs['ExplainRequest']>) {
    super('ExplainRequest', input);
  }
}

export class ListDecisionsCommand extends Command<'ListDecisions'> {
  constructor(input: OnTheWire<Inputs['ListDecisions']>) {
    super('ListDecisions', input);
  }
}

export class SignInCommand extends Command<'SignIn'> {
  constructor(input: OnTheWire<Inputs['SignIn']>) {
    super('SignIn', input);
  }
}

type Answer<Operation extends Name> = OnTheWire<Outputs[Operation]> & { readonly $metadata: { readonly requestId: string; readonly httpStatusCode: number } };

const TARGET = 'Octroi_20261101';
const TIMEOUT_MILLIS = 20_000;

/** A client of our own service (awsJson 1.1), which no SDK of AWS has. Errors are as the SDK's: a name, a message, `$metadata`. */
export class OctroiClient {
  readonly #config: OctroiClientConfig;

  constructor(config: OctroiClientConfig) {
    this.#config = config;
  }

  async send<Operation extends Name>(command: Command<Operation>): Promise<Answer<Operation>> {
    const { endpoint, region, credentials } = this.#config;
    const url = new URL(endpoint);
    const body = JSON.stringify(command.input);
    const headers = [['Host', url.host], ['Content-Type', 'application/x-amz-json-1.1'], ['X-Amz-Target', `${TARGET}.${command.operation}`]] as const;
    const request = { method: 'POST', path: '/', query: '', headers, body: Buffer.from(body) };
    const sent = credentials === undefined ? headers : signRequest(request, { ...credentials, region, service: 'octroi', now: new Date() }).headers;
    const { status, requestId, text } = await this.#exchange(url, Object.fromEntries(sent), body);
    const $metadata = { requestId, httpStatusCode: status };
    const answer = parsed(text);
    if (status === 200) return { ...(answer as Answer<Operation>), $metadata };
    const { __type, message, Message, ...members } = answer;
    const name = String(__type ?? 'UnknownError').replace(/^.*#/, '');
    throw Object.assign(new Error(String(message ?? Message ?? name)), { ...members, name, $metadata });
  }

  async #exchange(url: URL, headers: Record<string, string>, body: string): Promise<{ status: number; requestId: string; text: string }> {
    const handler = this.#config.requestHandler as Handler | undefined;
    if (handler === undefined) {
      const { Host: _host, ...rest } = headers;
      const answer = await fetch(url, { method: 'POST', headers: rest, body, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
      return { status: answer.status, requestId: answer.headers.get('x-amzn-requestid') ?? '', text: await answer.text() };
    }
    const { response } = await handler.handle({ method: 'POST', path: '/', headers, body, hostname: url.hostname, protocol: url.protocol });
    return { status: response.statusCode, requestId: response.headers['x-amzn-requestid'] ?? '', text: await new Response(response.body).text() };
  }
}

/** Nothing that is no JSON object comes from the service; a proxy in between may say anything. */
function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // told below, as every answer that is not the service's
  }
  return { __type: 'UnknownError', message: `the answer is not of Octroi: ${text.slice(0, 200)}` };
}
