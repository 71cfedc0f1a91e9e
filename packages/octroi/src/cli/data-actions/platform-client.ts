/** An answer of the Platform API that is no success: its `ErrorBody` (GEN-17). */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly status: number;
  readonly body: PlatformErrorBody;

  constructor(status: number, body: PlatformErrorBody) {
    super(body.message);
    this.status = status;
    this.body = body;
  }
}

export interface PlatformErrorBody {
  readonly message: string;
  readonly code?: string;
  readonly contextId?: string;
  readonly details?: readonly { readonly errorCode?: string }[];
  readonly errors?: readonly { readonly message: string }[];
}

export interface ActionOptions {
  readonly name: string;
  readonly functionArn: string;
  readonly inputSchema?: object;
  readonly successSchema?: object;
  readonly timeoutSeconds?: number;
}

/** GEN-94: one step of a test. */
export interface TestStep {
  readonly step: number;
  readonly name: string;
  readonly success: boolean;
  readonly result: Readonly<Record<string, unknown>> | null;
}

export interface TestResult {
  readonly success: boolean;
  readonly operations: readonly TestStep[];
  readonly finalResult?: unknown;
  readonly error: PlatformErrorBody | null;
}

const TIMEOUT_MILLIS = 70_000;
const OBJECT = { type: 'object', properties: {}, additionalProperties: true };

/** One organisation's administrator at the Platform API: what is clicked together in the seed's procedure, as its calls. */
export class PlatformClient {
  readonly #endpoint: string;
  readonly #token: string;

  private constructor(endpoint: string, token: string) {
    this.#endpoint = endpoint;
    this.#token = token;
  }

  /** GEN-14: signs in with an OAuth client. */
  static async signIn(endpoint: string, client: { readonly id: string; readonly secret: string }): Promise<PlatformClient> {
    const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
    const answer = await fetch(new URL('/oauth/token', endpoint), { method: 'POST', headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' }, body: 'grant_type=client_credentials', redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
    const body = (await answer.json()) as { access_token?: string; error_description?: string };
    if (body.access_token === undefined) throw new PlatformError(answer.status, { message: body.error_description ?? 'the client cannot sign in' });
    return new PlatformClient(endpoint, body.access_token);
  }

  /** Throws a `PlatformError` for an answer that is no success. */
  async call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(new URL(`/api/v2${path}`, this.#endpoint), {
      method,
      headers: { authorization: `Bearer ${this.#token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MILLIS),
    });
    const text = await answer.text();
    const value = text === '' ? null : (JSON.parse(text) as unknown);
    if (!answer.ok) throw new PlatformError(answer.status, value as PlatformErrorBody);
    return value as T;
  }

  /** GEN-21, GEN-23, GEN-29: an enabled integration whose credential names the role; returns the ids. */
  async integrate(name: string, roleArn: string): Promise<{ readonly integrationId: string; readonly credentialId: string }> {
    const credential = await this.call<{ id: string }>('POST', '/integrations/credentials', { name: `${name} role`, type: { name: 'amazonWebServicesARN' }, credentialFields: { ARN: roleArn } });
    const integration = await this.call<{ id: string }>('POST', '/integrations', { name, integrationType: { id: 'aws-lambda-data-actions' } });
    const configuration = { name, notes: '', version: 1, properties: {}, advanced: {}, credentials: { AmazonWebServicesARN: { id: credential.id } } };
    await this.call('PUT', `/integrations/${integration.id}/config/current`, configuration);
    await this.call('PATCH', `/integrations/${integration.id}`, { intendedState: 'ENABLED' });
    return { integrationId: integration.id, credentialId: credential.id };
  }

  /** GEN-34: a published action; returns its id. */
  async action(integrationId: string, { name, functionArn, inputSchema = OBJECT, successSchema = OBJECT, timeoutSeconds }: ActionOptions): Promise<string> {
    const config = {
      request: { requestUrlTemplate: functionArn, requestType: 'POST', headers: {}, requestTemplate: '${input.rawRequest}' },
      response: { translationMap: {}, translationMapDefaults: {}, successTemplate: '${rawResult}' },
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
    };
    return (await this.call<{ id: string }>('POST', '/integrations/actions', { name, category: 'Octroi', integrationId, secure: false, contract: { input: { inputSchema }, output: { successSchema } }, config })).id;
  }

  /** GEN-94. */
  execute(actionId: string, input: object): Promise<unknown> {
    return this.call('POST', `/integrations/actions/${actionId}/execute`, input);
  }

  /** GEN-94: every step, whether or not it succeeds. */
  test(actionId: string, input: object): Promise<TestResult> {
    return this.call('POST', `/integrations/actions/${actionId}/test`, input);
  }
}
