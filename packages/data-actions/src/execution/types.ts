/** A JSON value, as inputs, payloads and outputs are. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** A JSON schema of a contract, as the customer gave it (GEN-41, GEN-42). */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** GEN-17: the body of every error of the Platform API. */
export interface ErrorBody {
  readonly message: string;
  readonly code: string;
  readonly status: number;
  readonly entityId?: string;
  readonly entityName?: string;
  readonly messageWithParams?: string;
  readonly messageParams: Readonly<Record<string, string>>;
  readonly contextId?: string;
  readonly details: readonly ErrorDetail[];
  readonly errors: readonly ErrorBody[];
}

export interface ErrorDetail {
  readonly errorCode: string;
  readonly fieldName?: string;
  readonly entityId?: string;
  readonly entityName?: string;
}

/** The tenant, from its own record and from nothing that a request says (GEN-6). */
export interface ExecutingOrganisation {
  /** The UUID that is sent as the external ID. */
  readonly id: string;
  /** The AWS Region of the organisation: its STS endpoint is used (GEN-13). */
  readonly region: string;
  /** The partition and the account from which roles are assumed (GEN-2, GEN-8, GEN-12): see `genesysHome` in regions/. */
  readonly partition: string;
  readonly account: string;
  /** GEN-10: false brings back the old rule that the function lives in the organisation's Region. */
  readonly crossRegion: boolean;
}

export interface ExecutingIntegration {
  readonly id: string;
  readonly name: string;
  /** GEN-75: an integration that is not enabled executes nothing. */
  readonly enabled: boolean;
}

/** GEN-34, with the contract and the templates inline. */
export interface ExecutableAction {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly version: number;
  /** GEN-40: no body in the trace or in a log. */
  readonly secure: boolean;
  readonly contract: {
    readonly input: { readonly inputSchema: JsonSchema };
    readonly output: { readonly successSchema: JsonSchema };
  };
  readonly config: ActionConfig;
}

export interface ActionConfig {
  readonly request: {
    /** GEN-46: the ARN of the function, or a template that renders to it. */
    readonly requestUrlTemplate: string;
    readonly requestType: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly requestTemplate?: string;
  };
  readonly response: {
    readonly translationMap?: Readonly<Record<string, string>>;
    /** JSON text for each name (GEN-60). */
    readonly translationMapDefaults?: Readonly<Record<string, string>>;
    readonly successTemplate?: string;
  };
  /** GEN-77: 1 to 60; absent or 0 is the default. */
  readonly timeoutSeconds?: number;
}

/** One run of one action. Everything but `input` and `flatten` comes from the organisation's own records. */
export interface ExecutionRequest {
  readonly organisation: ExecutingOrganisation;
  readonly integration: ExecutingIntegration;
  /** The role of the integration's credential; null if none is set. */
  readonly credential: { readonly roleArn: string } | null;
  readonly action: ExecutableAction;
  readonly input: unknown;
  readonly flatten: boolean;
  readonly mode: 'test' | 'execute';
  /** The correlation id of the API request (GEN-15); made if absent. */
  readonly contextId?: string;
}

export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** What the trace of a refusal says beyond AWS's words: the decision of Octroi behind it, if somebody can ask for it. */
export type ExplainRefusal = (refusal: Refusal) => Promise<Json | undefined>;

export interface Refusal {
  readonly service: 'sts' | 'lambda';
  readonly region: string;
  /** The request id that the service gave. */
  readonly requestId: string;
  /** The name of the service's error, for instance `AccessDenied`. */
  readonly error: string;
  readonly roleArn: string;
  readonly functionArn: string;
  /** GEN-6: what was sent. */
  readonly externalId: string;
}

/** GEN-95: what one step did. `result` is masked for a secure action and never holds keys. */
export interface TraceStep {
  readonly step: number;
  readonly name: string;
  readonly success: boolean;
  readonly result: Json;
  readonly error: ErrorBody | null;
  /** Milliseconds since the start of the execution, and of the step. */
  readonly startedMillis: number;
  readonly durationMillis: number;
}

export type ExecutionResult = ExecutionOutcome & {
  readonly contextId: string;
  readonly operations: readonly TraceStep[];
  readonly durationMillis: number;
};

export type ExecutionOutcome = { readonly success: true; readonly output: Json } | { readonly success: false; readonly error: ErrorBody };

/** A bound clock: `now` in milliseconds since 1970 is compared with the expiry of sessions, `monotonic` measures durations. */
export interface ExecutionClock {
  now(): number;
  monotonic(): number;
}
