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

/** The operations of Octroi's own service (awsJson 1.1), which no SDK of AWS has. */
export interface OctroiOperations {
  ExplainRequest: { in: { readonly RequestId: string }; out: { readonly Request: RequestRecord; readonly Decisions: readonly ExplainedDecision[] } };
}

/** A client of Octroi's own service. It signs with the SDK's signer; errors are as the SDK's: a name, a message, `$metadata`. */
export class OctroiClient {
  readonly #config: ClientConfig;
  readonly #signing: STSClient;

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
    const answer = (await response.json()) as Record<string, unknown>;
    if (response.ok) return answer as OctroiOperations[O]['out'];
    const name = String(answer['__type'] ?? 'UnknownError').replace(/^.*#/, '');
    const $metadata = { httpStatusCode: response.status, requestId: response.headers.get('x-amzn-requestid') ?? undefined };
    throw Object.assign(new Error(String(answer['message'] ?? answer['Message'] ?? name)), { name, $metadata });
  }
}
