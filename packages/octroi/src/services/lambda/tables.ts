import { defineTable } from '../../kernel/table.ts';
import type { Tag } from '../../kernel/tags.ts';

/**
 * Lambda's rows. Everything that hangs on a function is keyed by the function's id, so that whatever a deleted function leaves behind
 * belongs to no later function of the same name.
 */

/** Code and configuration of `$LATEST` or of a published version. */
export interface Configuration {
  readonly role: string;
  readonly runtime: string;
  readonly handler: string;
  readonly description: string;
  /** Seconds. */
  readonly timeout: number;
  /** MB. */
  readonly memorySize: number;
  /** JSON of the variables, sealed with the context of `environmentContext`: they often hold secrets. */
  readonly environment?: string;
  readonly kmsKeyArn?: string;
  readonly deadLetterTarget?: string;
  readonly tracing: 'PassThrough' | 'Active';
  readonly vpc?: VpcRow;
  readonly architecture: 'x86_64' | 'arm64';
  /** MB. */
  readonly ephemeralMb: number;
  readonly logging: LoggingRow;
  readonly snapStart: 'None' | 'PublishedVersions';
  /** In the order in which they lie over each other in /opt. */
  readonly layers?: readonly LayerReference[];
  /** Base64, as responses show it; the blob of the package has the same hash in hex. */
  readonly codeSha256: string;
  /** Bytes of the package. */
  readonly codeSize: number;
  /** Bytes of all its files. */
  readonly unzippedSize: number;
  /** Milliseconds of the decision clock, here and below. */
  readonly modifiedAt: number;
}

/** A layer version as a function refers to it: what it holds stays usable after the version is deleted (LAM-92). */
export interface LayerReference {
  readonly arn: string;
  readonly codeSha256: string;
  readonly codeSize: number;
}

export interface VpcRow {
  readonly subnetIds: readonly string[];
  readonly securityGroupIds: readonly string[];
  readonly ipv6: boolean;
}

export interface LoggingRow {
  readonly format: 'Text' | 'JSON';
  readonly group: string;
  readonly applicationLevel?: string;
  readonly systemLevel?: string;
}

export interface FunctionRow {
  readonly id: string;
  readonly name: string;
  readonly configuration: Configuration;
  /** The last change of code or configuration; it is in progress until `settledAt` (LAM-34). */
  readonly change: 'create' | 'update';
  readonly settledAt: number;
  /** What the revision is before `settledAt`, and from then on (LAM-37). */
  readonly revisionId: string;
  readonly settledRevisionId: string;
  /** What warm environments of `$LATEST` are bound to; changes with every code or configuration (LAM-41). */
  readonly generation: string;
  /** Never reused (LAM-42). */
  readonly nextVersion: number;
  /** The version published last, if it still exists. */
  readonly lastPublished?: number;
  /** True if chains of destinations may return to it without end (LAM-79). */
  readonly mayLoop?: boolean;
  /** Executions at the same time that are set aside for this function, and its limit (LAM-80). */
  readonly reserved?: number;
  /** Executions that its versions and aliases keep ready, together (LAM-83). */
  readonly provisioned?: number;
  /** ARN of the configuration by which its code must be signed (LAM-3). */
  readonly codeSigningConfig?: string;
}

/** What the functions of an account have set aside in a Region. */
export interface AccountConcurrencyRow {
  readonly reserved: number;
  /** What functions without a reservation keep ready, which is taken from what is left to all. */
  readonly provisioned?: number;
}

/** Executions that a version or an alias keeps ready (LAM-83). */
export interface ProvisionedRow {
  readonly requested: number;
  /** Milliseconds of the decision clock. */
  readonly modifiedAt: number;
  /** Until then it is in progress. */
  readonly readyAt: number;
}

/** By whom code must be signed, and what becomes of code that is not (LAM-3). Authorise reads its tags. */
export interface CodeSigningRow {
  readonly description: string;
  /** ARNs of versions of signing profiles. */
  readonly publishers: readonly string[];
  readonly untrusted: 'Warn' | 'Enforce';
  /** Milliseconds of the decision clock. */
  readonly modifiedAt: number;
  readonly tags: readonly Tag[];
}

export interface VersionRow {
  readonly version: number;
  readonly configuration: Configuration;
  /** The description that `$LATEST` had, where PublishVersion gave the version another. */
  readonly latestDescription: string;
  /** Until then it is Pending (LAM-34). */
  readonly settledAt: number;
  /** What the revision is before `settledAt`, if that lay ahead when it was published, and from then on (LAM-37). */
  readonly pendingRevisionId?: string;
  readonly revisionId: string;
  readonly generation: string;
}

export interface AliasRow {
  readonly name: string;
  /** `$LATEST` or a number. */
  readonly version: string;
  readonly description: string;
  /** A second version and its share of the invocations, 0 to 1 (LAM-46). */
  readonly routing?: { readonly version: string; readonly weight: number };
  readonly revisionId: string;
}

/** What authorise needs to know of a function without a permit. */
export interface IdentityRow {
  readonly id: string;
  readonly tags: readonly Tag[];
}

/** The resource-based policy of a function, a version or an alias, whose revision is the policy's as well (LAM-48, LAM-37). */
export interface PolicyRow {
  /** In order of insertion; users and roles stand by their unique id (LAM-52). */
  readonly statements: readonly PermissionStatement[];
  /** The accounts of those ids. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** A statement as AddPermission makes it, members in AWS's order (LAM-50). */
export interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly AWS: string } | { readonly Service: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** The URL of a function or of one of its aliases (LAM-84). Authorise reads it: its type is a condition key. */
export interface FunctionUrlRow {
  /** 32 letters and digits. */
  readonly urlId: string;
  readonly authType: 'AWS_IAM' | 'NONE';
  readonly invokeMode: 'BUFFERED' | 'RESPONSE_STREAM';
  readonly cors?: CorsRow;
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** As the request gave it (LAM-90). */
export interface CorsRow {
  readonly AllowCredentials?: boolean;
  readonly AllowHeaders?: readonly string[];
  readonly AllowMethods?: readonly string[];
  readonly AllowOrigins?: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  /** Seconds. */
  readonly MaxAge?: number;
}

/** Whose a URL is. */
export interface UrlIndexRow {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly functionId: string;
  readonly qualifier: string | null;
}

/** A layer: which of its versions comes next. Versions only grow (LAM-91). */
export interface LayerRow {
  readonly nextVersion: number;
}

/** One version of a layer. Functions of other accounts look at it with their own permit, so authorise may read it. */
export interface LayerVersionRow {
  readonly version: number;
  readonly description: string;
  readonly licenseInfo?: string;
  readonly runtimes?: readonly string[];
  readonly architectures?: readonly string[];
  readonly codeSha256: string;
  readonly codeSize: number;
  /** Bytes of all its files. */
  readonly unzippedSize: number;
  /** Milliseconds of the decision clock. */
  readonly createdAt: number;
}

/** Who may use a layer version, and the revision of that (LAM-93). */
export interface LayerPolicyRow {
  readonly statements: readonly LayerStatement[];
  readonly revisionId: string;
}

export interface LayerStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly AWS: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** An asynchronous invocation that waits or runs (LAM-73). */
export interface QueuedInvocation {
  /** The request's id, the same on every attempt (LAM-74). */
  readonly id: string;
  readonly partition: string;
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly functionId: string;
  readonly qualifier: string | null;
  readonly clientContext?: string;
  /** Rows of `queuedPayloads`. */
  readonly chunks: number;
  readonly acceptedAt: number;
  /** Not before this time; while an attempt runs, when another node may take it over. */
  readonly nextAt: number;
  /** Attempts that ended with an error of the function. */
  readonly failures: number;
  /** Attempts that did not reach the function. */
  readonly refusals: number;
}

/** How often the functions of a chain of destinations have been called on the way to an invocation, by function's id (LAM-79). */
export interface LineageRow {
  readonly calls: Readonly<Record<string, number>>;
}

/** What becomes of asynchronous invocations of a function, a version or an alias (LAM-75). */
export interface EventInvokeRow {
  /** 0 to 2; 2 if absent. */
  readonly retries?: number;
  /** Seconds, 60 to 21600; 21600 if absent. */
  readonly maxAge?: number;
  /** ARNs. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
  /** Milliseconds of the decision clock. */
  readonly modifiedAt: number;
}

/** When a function's runtime is updated; absent for `Auto` (LAM-2). */
export interface RuntimeUpdateRow {
  readonly on: 'Manual' | 'FunctionUpdate';
  readonly runtimeVersionArn?: string;
}

/** A message to a service that is not here: what would have been sent, and whether the function's role may (LAM-78). */
export interface OutboxRow {
  readonly at: number;
  readonly requestId: string;
  readonly functionArn: string;
  readonly kind: 'destination' | 'dead-letter';
  readonly target: string;
  /** The action that sending asks. */
  readonly action: string;
  /** Why it would not have been sent; absent if the role may. */
  readonly denied?: string;
  /** Sealed: it holds the event. At most 256 KiB of it. */
  readonly body: string;
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A deleted function of which more is left than one transaction may delete. */
export interface LeftoverRow {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

const business = <Row>(name: string) => defineTable<Row>({ service: 'lambda', name, kind: 'business', regional: true });
const policy = <Row>(name: string) => defineTable<Row>({ service: 'lambda', name, kind: 'policy', regional: true });

/** [name]. */
export const functions = business<FunctionRow>('function');
/** [`total`]. */
export const accountConcurrency = business<AccountConcurrencyRow>('account-concurrency');
/** [function's id, version number padded to 10 digits]. */
export const versions = business<VersionRow>('version');
/** [function's id, alias name]. */
export const aliases = business<AliasRow>('alias');
/** [function's id, qualifier]. */
export const provisionedConcurrency = business<ProvisionedRow>('provisioned-concurrency');
/** [id: `csc-...`]. */
export const codeSigningConfigs = policy<CodeSigningRow>('code-signing-config');
/** [name]. */
export const identities = policy<IdentityRow>('identity');
/** [function's id, qualifier]. */
export const runtimeUpdates = business<RuntimeUpdateRow>('runtime-update');
/** [function's id, qualifier]. */
export const eventInvokes = business<EventInvokeRow>('event-invoke');
/** [time padded to 15 digits, request id, kind]. */
export const outbox = business<OutboxRow>('outbox');
/** [function's id, `policyKey` of the qualifier]. */
export const policies = policy<PolicyRow>('policy');
/** [function's id, `policyKey` of the alias]. */
export const urls = policy<FunctionUrlRow>('url');
/** [layer's name]. */
export const layers = business<LayerRow>('layer');
/** [layer's name, version number padded to 10 digits]. */
export const layerVersions = policy<LayerVersionRow>('layer-version');
/** [layer's name, version number padded to 10 digits]. */
export const layerPolicies = policy<LayerPolicyRow>('layer-policy');
/** [URL's id], under the account `-`: the host of a request to a URL says nothing else, so it is looked up before there is a permit. */
export const urlIndex = defineTable<UrlIndexRow>({ service: 'lambda', name: 'url-index', kind: 'policy', regional: false });
/** [request id], under the account `-`, so that a node finds what waits without knowing the accounts. */
export const queue = defineTable<QueuedInvocation>({ service: 'lambda', name: 'queue', kind: 'business', regional: false });
/** [request id, number]: a piece of the sealed event. */
export const queuedPayloads = defineTable<{ readonly piece: string }>({ service: 'lambda', name: 'queued-payload', kind: 'business', regional: false });

/** [request id], under the account `-`: of a queued invocation that a destination made. */
export const lineages = defineTable<LineageRow>({ service: 'lambda', name: 'lineage', kind: 'business', regional: false });

/** [function's id], under the account `-`. */
export const leftovers = defineTable<LeftoverRow>({ service: 'lambda', name: 'leftover', kind: 'business', regional: false });

/** The row key of a version number. */
export function versionKey(number: number | string): string {
  return String(number).padStart(10, '0');
}

/** The row key of a policy; a dot, which no qualifier holds, stands for the function itself. */
export function policyKey(qualifier: string | null): string {
  return qualifier ?? '.';
}
