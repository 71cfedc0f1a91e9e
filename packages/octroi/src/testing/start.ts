import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { STSClient } from '@aws-sdk/client-sts';
import { explain, type Decision, type Explanation } from '@octroi/policy';
import { launch, MEMORY, type Octroi } from '../gateway/launch.ts';
import type { GivenIssuer } from '../gateway/federation/issuer-keys.ts';
import type { AccountSpec } from '../gateway/accounts.ts';
import { movableClocks } from '../kernel/clock.ts';
import type { Decided } from '../kernel/authorise.ts';
import { mfaCode, MFA_STEP_MILLIS } from './mfa-code.ts';
import type { Credentials } from './world.ts';

export interface StartOptions {
  /** Accounts with fixed ids or keys; none are made otherwise, ask `account()` for fresh ones. */
  readonly accounts?: readonly AccountSpec[];
  /** Default: any free port of 127.0.0.1. */
  readonly port?: number;
  /** Default: in memory. */
  readonly data?: string;
  readonly control?: boolean;
  /** Issuers of web identity tokens: a `testIssuer`, or one of this host that may be asked for its keys over plain HTTP. */
  readonly issuers?: readonly GivenIssuer[];
  /** Folder whose folders are buckets with packages of functions: DIR/BUCKET/KEY. */
  readonly lambdaS3?: string;
  /** Folder of a built console; default: that of the package @octroi/console. */
  readonly console?: string;
  /** Origin of the data actions' server, to which the console may send requests; default: none. Asked each time. */
  readonly dataActions?: () => string | null;
  readonly onDecided?: (decided: Decided) => void;
}

/** A server in the test's own process, with clients, its clock and its decisions. */
export interface OctroiForTests {
  readonly endpoint: string;
  /** A fresh account and its root key, in milliseconds. */
  account(): Promise<Credentials & { readonly accountId: string }>;
  /** The root key of an account that `accounts` named. */
  root(accountId: string): Credentials;
  iam(credentials: Credentials, region?: string): IAMClient;
  sts(credentials: Credentials, region?: string): STSClient;
  lambda(credentials: Credentials, region?: string): LambdaClient;
  logs(credentials: Credentials, region?: string): CloudWatchLogsClient;
  /** Moves the decision clock: sessions expire, timestamps advance; signatures stay valid. */
  advance(seconds: number): void;
  /** The decision clock, in milliseconds since 1970. */
  now(): number;
  /** What a virtual MFA device shows at the decision clock, so many codes (of 30 seconds each) from now. A code is good once. */
  mfaCode(seed: string | Uint8Array, ahead?: number): Promise<string>;
  /** Every decision of a request, by the request id that the SDK shows in `$metadata`. */
  decisions(requestId: string): readonly { readonly action: string; readonly resource: string; readonly decision: Decision; explain(): Explanation }[];
  /** Faults of the server, which a test should find empty. */
  readonly faults: readonly unknown[];
  /** Back to the state after the start. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

/** Starts Octroi in this process. */
export async function startOctroi(options: StartOptions = {}): Promise<OctroiForTests> {
  const clocks = movableClocks();
  const faults: unknown[] = [];
  const octroi: Octroi = await launch({
    data: options.data ?? MEMORY,
    host: '127.0.0.1',
    port: options.port ?? 0,
    accounts: options.accounts ?? [],
    control: options.control ?? true,
    tls: null,
    trustedProxies: [],
    issuers: options.issuers ?? [],
    lambdaS3: options.lambdaS3 ?? null,
    console: options.console ?? null,
    dataActions: options.dataActions ?? (() => null),
    clocks,
    report: (fault) => faults.push(fault),
    ...(options.onDecided === undefined ? {} : { onDecided: options.onDecided }),
  });
  const config = (credentials: Credentials, region: string) => ({ endpoint: octroi.endpoint, region, credentials, maxAttempts: 1 });
  return {
    endpoint: octroi.endpoint,
    faults,
    account: () => octroi.gateway.newAccount(),
    root(accountId) {
      const key = octroi.made.find((made) => made.accountId === accountId);
      if (key === undefined) throw new Error(`this start made no root key for account ${accountId}`);
      return key;
    },
    iam: (credentials, region = 'us-east-1') => new IAMClient(config(credentials, region)),
    sts: (credentials, region = 'us-east-1') => new STSClient(config(credentials, region)),
    lambda: (credentials, region = 'us-east-1') => new LambdaClient(config(credentials, region)),
    logs: (credentials, region = 'us-east-1') => new CloudWatchLogsClient(config(credentials, region)),
    advance: (seconds) => clocks.advance(seconds),
    now: () => clocks.decision(),
    mfaCode: (seed, ahead = 0) => mfaCode(seed, clocks.decision() + ahead * MFA_STEP_MILLIS),
    decisions: (requestId) =>
      (octroi.gateway.ring.find(requestId)?.decided ?? []).map((decided) => ({
        action: decided.request.action,
        resource: decided.request.resource,
        decision: decided.decision,
        explain: () => explain(decided.request, decided.policies),
      })),
    reset: () => octroi.gateway.reset(),
    close: () => octroi.close(),
  };
}
