/** Credentials of the execution role for one environment (LAM-108). */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** When they end, epoch milliseconds by the decision clock. */
  readonly expiration: number;
}

/** One invocation of one version of a function. */
export interface InvocationTask {
  /**
   * What an environment is bound to (LAM-120): account, Region, function, version, configuration revision and generation of
   * the role. Only a task with the same key may reuse an environment. Order the parts so that `retire` can name a prefix, and
   * end each part with a delimiter.
   */
  readonly environmentKey: string;
  readonly functionName: string;
  readonly version: string;
  readonly invokedFunctionArn: string;
  readonly accountId: string;
  readonly region: string;
  readonly runtime: string;
  readonly handler: string;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** The user's variables; reserved names in it are passed over (LAM-114). */
  readonly environment: Readonly<Record<string, string>>;
  readonly ephemeralMb: number;
  /** Base64, as in the function's configuration. */
  readonly codeSha256: string;
  /** Of the packages of its layers, which lie over each other in /opt in this order. */
  readonly layers: readonly string[];
  /** The zip with this hash; asked for only if it is not unpacked yet. */
  readonly codeOf: (codeSha256: string) => Promise<Uint8Array>;
  /** Asked for at a cold start only, before any user code runs; what it throws comes out of `invoke` unchanged. */
  readonly credentials: () => Promise<RoleCredentials>;
  readonly requestId: string;
  /** The event, JSON; empty means `{}` (LAM-59). */
  readonly payload: Uint8Array;
  /** JSON text, already decoded from the header's base64. */
  readonly clientContext?: string;
  readonly traceId: string;
  /** Wants the last 4 KiB of the log; the outcome then waits until the runtime is done (LAM-65). */
  readonly logTail: boolean;
  readonly logGroup: string;
  /** Left out for a log of text. */
  readonly logging?: LogSettings;
  /** How the environment came to be, as it is told; default `on-demand` (LAM-83). Tasks with another value have another key. */
  readonly initialization?: 'provisioned-concurrency';
  /** Takes the response of a streaming handler as it comes; the outcome's payload is empty then. Without it such a response is collected. */
  readonly sink?: ResponseSink;
}

/** Takes a response as it is made (LAM-116). */
export interface ResponseSink {
  /** The response begins; called at most once. */
  begin(contentType: string): void;
  /** Settles when there is room for more. */
  write(chunk: Uint8Array): Promise<void>;
}

/** What an invocation came to; a function's own failure is an outcome, not an exception (LAM-62). */
export interface InvocationOutcome {
  /** Exactly the bytes that the runtime posted, or the error JSON. */
  readonly payload: Uint8Array;
  readonly functionError?: 'Unhandled';
  readonly executedVersion: string;
  /** Base64 of the last 4,096 bytes of this invocation's log. */
  readonly logTail?: string;
}

/** Of a log of JSON: the least levels of what is written by the function and by the platform (LAM-138). */
export interface LogSettings {
  readonly applicationLevel: string;
  readonly systemLevel: string;
}

/** Lines of one environment's log, in their order (LAM-139). */
export interface LogBatch {
  readonly accountId: string;
  readonly region: string;
  readonly functionName: string;
  readonly logGroup: string;
  readonly logStream: string;
  /** Of the environment's credentials: the function's own role writes its log. */
  readonly sessionToken: string;
  /** Left out for lines of the init phase and of the time between invocations. */
  readonly requestId?: string;
  readonly lines: readonly LogLine[];
}

export interface LogLine {
  /** Epoch milliseconds by the host's clock. */
  readonly timestamp: number;
  readonly message: string;
}

/** Takes log lines; must return soon and not throw. */
export type LogSink = (batch: LogBatch) => void;

/** Nothing is free for the invocation: 429 TooManyRequestsException with the reason (LAM-81, LAM-82). */
export class ConcurrencyExceeded extends Error {
  override readonly name = 'ConcurrencyExceeded';
  readonly statusCode = 429;
  readonly reason: 'ConcurrentInvocationLimitExceeded' | 'ReservedFunctionConcurrentInvocationLimitExceeded';

  constructor(reason: ConcurrencyExceeded['reason'] = 'ConcurrentInvocationLimitExceeded') {
    super('Rate Exceeded.');
    this.reason = reason;
  }
}

/** The executor takes no more work. */
export class ExecutorClosed extends Error {
  override readonly name = 'ExecutorClosed';

  constructor() {
    super('the executor of functions is closed');
  }
}
