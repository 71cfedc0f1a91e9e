import type { CheckRoleOptions } from '../check/check-role.ts';
import type { Report } from '../check/types.ts';
import type { ApiLimits } from '../configuration.ts';
import type { ExecutionClock, ExecutionRequest, ExecutionResult } from '../execution/types.ts';
import type { AccountsByRegion } from '../regions/home.ts';
import type { OAuthClientRecord, OrganisationRecord } from '../store/records.ts';
import type { Keyring } from '../store/seal.ts';
import type { Store } from '../store/store.ts';

/** What the Platform API works with, one for the whole server. */
export interface Platform {
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: ExecutionClock;
  readonly limits: ApiLimits;
  /** Runs an action; everything about it comes from the organisation's records (GEN-52). */
  readonly execute: (request: ExecutionRequest) => Promise<ExecutionResult>;
  /** The confused-deputy report of a role, with the third party's own credentials. */
  readonly check: (subject: Pick<CheckRoleOptions, 'roleArn' | 'functionArn' | 'organisations' | 'region'>) => Promise<Report>;
  /** GEN-56: cached sessions of the organisation are used no more. */
  readonly forgetSessions: (organisationId: string) => void;
  readonly accounts: AccountsByRegion;
}

/** One authenticated and permitted call. The organisation comes from the token and from nothing else (GEN-6). */
export interface Call {
  readonly platform: Platform;
  readonly organisation: OrganisationRecord;
  readonly client: OAuthClientRecord;
  readonly contextId: string;
  /** The parts of the path in braces. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The parsed JSON body; undefined if there is none. */
  readonly body: unknown;
}

/** An answer: JSON, plain text (templates, GEN-33), or nothing. */
export type Reply =
  | { readonly status: number; readonly json: unknown }
  | { readonly status: number; readonly text: string }
  | { readonly status: 204 };

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** One row of the table of endpoints. */
export interface Route {
  readonly method: Method;
  /** Beginning with `/api/v2`, with variable parts in braces. */
  readonly path: string;
  /** GEN-84: one of them is enough; none are needed if it is empty. */
  readonly permissions: readonly string[];
  /** Whether the call has a JSON body; without it, what is sent is not read. */
  readonly body: 'none' | 'required';
  /** GEN-78: counted against the organisation's volume of executions. */
  readonly executes?: boolean;
  readonly handle: (call: Call) => Reply | Promise<Reply>;
}

export const ok = (json: unknown): Reply => ({ status: 200, json });
export const noContent: Reply = { status: 204 };
