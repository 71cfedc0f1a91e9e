import { defineTable } from '../../kernel/table.ts';
import type { Tag } from '../../kernel/tags.ts';

/**
 * Lambda's rows. Everything that hangs on a function is keyed by the function's id, so that whatever a deleted function leaves behind
 * belongs to no later function of the same name. Rows of one subject alone lie beside it (`invoke/tables.ts`, `urls/tables.ts`, ...).
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

/** When a function's runtime is updated; absent for `Auto` (LAM-2). */
export interface RuntimeUpdateRow {
  readonly on: 'Manual' | 'FunctionUpdate';
  readonly runtimeVersionArn?: string;
}

/** A deleted function of which more is left than one transaction may delete. */
export interface LeftoverRow {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

/** [name]. */
export const functions = defineTable<FunctionRow>({ service: 'lambda', name: 'function', kind: 'business', regional: true });

/** [function's id, version number padded to 10 digits]. */
export const versions = defineTable<VersionRow>({ service: 'lambda', name: 'version', kind: 'business', regional: true });

/** [function's id, alias name]. */
export const aliases = defineTable<AliasRow>({ service: 'lambda', name: 'alias', kind: 'business', regional: true });

/** [name]. */
export const identities = defineTable<IdentityRow>({ service: 'lambda', name: 'identity', kind: 'policy', regional: true });

/** [function's id, qualifier]. */
export const runtimeUpdates = defineTable<RuntimeUpdateRow>({ service: 'lambda', name: 'runtime-update', kind: 'business', regional: true });

/** [function's id], under the account `-`. */
export const leftovers = defineTable<LeftoverRow>({ service: 'lambda', name: 'leftover', kind: 'business', regional: false });

/** The row key of a version number. */
export function versionKey(number: number | string): string {
  return String(number).padStart(10, '0');
}
