import { STSClient } from '@aws-sdk/client-sts';
import type { ClientConfig } from './config.ts';

const TARGET = 'Octroi_20261101';

/** One decision of a request, as octroi:ExplainRequest tells it. */
export interface ExplainedDecision {
  readonly Action: string;
  readonly Resource: string;
  readonly ResourceAccount?: string;
  readonly Effect: 'Allowed' | 'ExplicitlyDenied' | 'ImplicitlyDenied';
  readonly Layer?: string;
  readonly DecidedElsewhere: boolean;
  readonly Explanation: string;
  readonly NearestMisses: string;
  readonly Hidden: readonly string[];
}

/** What the record of a request holds. */
export interface RequestRecord {
  readonly RequestId: string;
  /** Seconds since 1970. */
  readonly Time: number;
  readonly Account?: string;
  readonly Caller?: string;
  readonly AccessKeyId?: string;
  readonly SourceIp?: string;
  readonly Region?: string;
  readonly Service?: string;
  readonly Operation?: string;
  readonly Status: number;
  readonly Error?: string;
}

/** How one decision of a listed request came out. */
export type DecisionSummary = Pick<ExplainedDecision, 'Action' | 'Resource' | 'ResourceAccount' | 'Effect' | 'Layer' | 'DecidedElsewhere'>;

/** What octroi:ListDecisions can be asked for. Times are seconds since 1970. */
export interface DecisionFilter {
  readonly Caller?: string;
  readonly Action?: string;
  readonly Resource?: string;
  readonly Verdict?: ExplainedDecision['Effect'];
  readonly Failed?: boolean;
  readonly RequestId?: string;
  readonly Since?: number;
  readonly Until?: number;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

export interface DecidedRequest {
  readonly Request: RequestRecord;
  readonly Decisions: readonly DecisionSummary[];
}

/** The operations of Octroi's own service (awsJson 1.1), which no SDK of AWS has. */
export interface OctroiOperations {
  ListDecisions: { in: DecisionFilter; out: { readonly Requests: readonly DecidedRequest[]; readonly NextToken?: string } };
  ExplainRequest: { in: { readonly RequestId: string }; out: { readonly Request: RequestRecord; readonly Decisions: readonly ExplainedDecision[] } };
}

/** A client of Octroi's own service. It signs with the SDK's signer; errors are as the SDK's: a name, a message, `$metadata`. */
export class OctroiClient {
  readonly #config: ClientConfig;
  readonly #signing: STSClient;
  /** Hears of every refusal. */
  onFailure: (error: unknown) => void = () => undefined;

  constructor(config: ClientConfig) {
    this.#config = config;
    this.#signing = new STSClient(config);
  }

  async call<O extends keyof OctroiOperations>(operation: O, input: OctroiOperations[O]['in']): Promise<OctroiOperations[O]['out']> {
    const { endpoint, region } = this.#config;
    const url = new URL('/', endpoint);
    const body = JSON.stringify(input);
    const headers = { host: url.host, 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${TARGET}.${operation}` };
    const signer = await this.#signing.config.signer();
    const request = { method: 'POST', protocol: url.protocol, hostname: url.hostname, ...(url.port === '' ? {} : { port: Number(url.port) }), path: '/', query: {}, headers, body };
    const signed = await signer.sign(request, { signingService: 'octroi', signingRegion: region });
    const { host: _set, ...sent } = signed.headers;
    const response = await fetch(url, { method: 'POST', headers: sent, body, redirect: 'error' });
    try {
      return await answerOf<OctroiOperations[O]['out']>(response);
    } catch (error) {
      this.onFailure(error);
      throw error;
    }
  }
}

/** The answer to octroi:SignIn. */
export interface SignedIn {
  readonly Credentials: { readonly AccessKeyId: string; readonly SecretAccessKey: string; readonly SessionToken: string; readonly Expiration: number };
  readonly Account: string;
  readonly Arn: string;
  readonly UserId: string;
  readonly UserName?: string;
}

export interface SignInInput {
  readonly Account: string;
  readonly UserName?: string;
  readonly Password: string;
  readonly MfaCode?: string;
  readonly MfaSerialNumber?: string;
  readonly NewPassword?: string;
}

/** Signs in with a password: the one operation that is not signed. */
export async function signInWithPassword(input: SignInInput): Promise<SignedIn> {
  const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `${TARGET}.SignIn` };
  return answerOf<SignedIn>(await fetch('/', { method: 'POST', headers, body: JSON.stringify(input), redirect: 'error' }));
}

async function answerOf<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as Record<string, unknown>;
  if (response.ok) return answer as T;
  const { __type, message, Message, ...members } = answer;
  const name = String(__type ?? 'UnknownError').replace(/^.*#/, '');
  const $metadata = { httpStatusCode: response.status, requestId: response.headers.get('x-amzn-requestid') ?? undefined };
  throw Object.assign(new Error(String(message ?? Message ?? name)), { ...members, name, $metadata });
}
