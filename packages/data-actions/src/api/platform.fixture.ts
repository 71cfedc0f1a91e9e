import { Buffer } from 'node:buffer';
import type { ApiLimits } from '../configuration.ts';
import type { ExecutionRequest, ExecutionResult, Json } from '../execution/types.ts';
import { makeOrganisation } from '../organisations/make.ts';
import { PERMISSIONS } from '../organisations/permissions.ts';
import { EVERYONE } from '../store/store.ts';
import type { LogEntry } from './answer.ts';
import { hashSecret } from './client-secret.ts';
import { openPlatform } from './open.ts';
import { issueToken } from './tokens.ts';

/** Two organisations with a client each, without sockets; executions answer with what `outcome` says. */
export interface TestWorld {
  readonly log: LogEntry[];
  readonly executions: ExecutionRequest[];
  readonly forgotten: string[];
  /** Of the first organisation's client, which has every permission. */
  readonly token: string;
  /** Of the second organisation's. */
  readonly otherToken: string;
  outcome: (request: ExecutionRequest) => ExecutionResult;
  now: number;
  call(method: string, path: string, body?: unknown, token?: string): Promise<Answered>;
  raw(request: Partial<RawRequest> & { readonly target: string }): Promise<Answered>;
  tokenOf(clientId: string, secret: string): Promise<Answered>;
  client(organisation: 'first' | 'second' | 'fedramp', permissions: readonly string[], id?: string): Promise<string>;
  close(): void;
}

export interface RawRequest {
  readonly method: string;
  readonly target: string;
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly host: string;
  readonly origin: string;
  /** `Access-Control-Request-Method`. */
  readonly asksFor: string;
  readonly body: Uint8Array | string;
}

export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** The parsed body, or null. */
  readonly json: any; // oxlint-disable-line typescript/no-explicit-any -- tests read answers of every shape
}

export const FIRST = '91cf9239-f549-465b-8cad-9b46f1420818';
export const SECOND = '90b7f8c9-790e-43f9-ad67-92b61365a4d0';
export const FEDRAMP = '0c2b6f2e-3f0e-4ce3-8f8e-0d8d9a4f5b11';
export const FUNCTION_ARN = 'arn:aws:lambda:eu-west-3:111122223333:function:book';
export const ROLE_ARN = 'arn:aws:iam::111122223333:role/GenesysCaller';

/** Hashing is slow on purpose; the same few secrets need it once. */
const hashes = new Map<string, Promise<string>>();
function keptHash(secret: string): Promise<string> {
  const hash = hashes.get(secret) ?? hashSecret(secret);
  hashes.set(secret, hash);
  return hash;
}

export async function openTestWorld(options: { readonly folder?: string; readonly limits?: Partial<ApiLimits>; readonly consoleOrigins?: readonly string[]; readonly onLoopback?: boolean } = {}): Promise<TestWorld> {
  const log: LogEntry[] = [];
  const executions: ExecutionRequest[] = [];
  const forgotten: string[] = [];
  const state = { now: Date.UTC(2026, 0, 1), outcome: (request: ExecutionRequest): ExecutionResult => success(request, { done: true }) };
  const clock = { now: () => state.now, monotonic: () => state.now };
  const platform = openPlatform({
    ...options,
    folder: options.folder ?? null,
    clock,
    limits: { requestsPerMinute: 100_000, ...options.limits },
    log: (entry) => log.push(entry),
    execute: async (request) => {
      executions.push(request);
      return state.outcome(request);
    },
    check: () => Promise.reject(new Error('nothing is checked in this world')),
    forgetSessions: (organisationId) => forgotten.push(organisationId),
  });
  const raw: TestWorld['raw'] = async (request) => {
    const body = typeof request.body === 'string' ? Buffer.from(request.body) : (request.body ?? new Uint8Array());
    const reply = await platform.answer({
      method: request.method ?? 'GET',
      target: request.target,
      host: request.host ?? '127.0.0.1:4748',
      origin: request.origin,
      asksFor: request.asksFor,
      authorization: request.authorization,
      contentType: request.contentType,
      readBody: async () => body,
    });
    const text = reply.body ?? '';
    return { status: reply.status, headers: reply.headers, text, json: reply.headers['content-type'] === 'application/json' ? JSON.parse(text) : null };
  };
  const tokenOf: TestWorld['tokenOf'] = (clientId, secret) =>
    raw({ method: 'POST', target: '/oauth/token', authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}`, contentType: 'application/x-www-form-urlencoded', body: 'grant_type=client_credentials' });
  const signIn = async (organisation: { readonly id: string; readonly name: string; readonly region: string }, client: { readonly id: string; readonly secret: string; readonly permissions?: readonly string[] }): Promise<string> => {
    await makeOrganisation(platform.store, organisation);
    const record = { id: client.id, organisationId: organisation.id, name: client.id, secretHash: await keptHash(client.secret), permissions: client.permissions ?? PERMISSIONS };
    platform.store.transact(({ clients: rows }) => rows.put(EVERYONE, record.id, record));
    return issueToken({ store: platform.store, clock, limits: platform.limits }, record);
  };
  const organisations = { first: { id: FIRST, name: 'First', region: 'us-east-1' }, second: { id: SECOND, name: 'Second', region: 'eu-west-1' }, fedramp: { id: FEDRAMP, name: 'Fed', region: 'us-east-2' } };
  const token = await signIn(organisations.first, { id: 'first-client', secret: 'first-secret' });
  const otherToken = await signIn(organisations.second, { id: 'second-client', secret: 'second-secret' });
  let clients = 0;
  return {
    log,
    executions,
    forgotten,
    token,
    otherToken,
    get outcome() {
      return state.outcome;
    },
    set outcome(outcome) {
      state.outcome = outcome;
    },
    get now() {
      return state.now;
    },
    set now(now) {
      state.now = now;
    },
    raw,
    tokenOf,
    call: (method, path, body, bearer = token) =>
      raw({ method, target: `/api/v2${path}`, authorization: `Bearer ${bearer}`, contentType: body === undefined ? undefined : 'application/json', body: body === undefined ? '' : JSON.stringify(body) }),
    client: (organisation, permissions, id) => signIn(organisations[organisation], { id: id ?? `client-${(clients += 1)}`, secret: 'some-secret', permissions }),
    close: () => platform.close(),
  };
}

export function success(request: ExecutionRequest, output: Json): ExecutionResult {
  return { success: true, output, contextId: request.contextId ?? '', durationMillis: 1, operations: [{ step: 1, name: 'Validate input', success: true, result: null, error: null, startedMillis: 0, durationMillis: 1 }] };
}

export const INPUT_SCHEMA = { $schema: 'http://json-schema.org/draft-04/schema#', title: 'in', type: 'object', required: ['name'], properties: { name: { type: 'string' } }, additionalProperties: true };
export const SUCCESS_SCHEMA = { type: 'object', properties: { done: { type: 'boolean' } }, additionalProperties: true };

/** The body of GEN-34. */
export function actionBody(integrationId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    name: 'Book it',
    category: 'Bookings',
    integrationId,
    secure: false,
    contract: { input: { inputSchema: INPUT_SCHEMA }, output: { successSchema: SUCCESS_SCHEMA } },
    config: {
      request: { requestUrlTemplate: FUNCTION_ARN, requestType: 'POST', headers: {}, requestTemplate: '${input.rawRequest}' },
      response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
    },
    ...more,
  };
}

/** An enabled integration with a credential; returns the ids. */
export async function madeIntegration(world: TestWorld, token: string = world.token): Promise<{ readonly integrationId: string; readonly credentialId: string }> {
  const credential = await world.call('POST', '/integrations/credentials', { name: 'role', type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: ROLE_ARN } }, token);
  const integration = await world.call('POST', '/integrations', { integrationType: { id: 'aws-lambda-data-actions' } }, token);
  const integrationId: string = integration.json.id;
  const credentialId: string = credential.json.id;
  await world.call('PUT', `/integrations/${integrationId}/config/current`, { name: 'Lambda', notes: '', version: 1, properties: {}, advanced: {}, credentials: { AmazonWebServicesARN: { id: credentialId } } }, token);
  await world.call('PATCH', `/integrations/${integrationId}`, { intendedState: 'ENABLED' }, token);
  return { integrationId, credentialId };
}
