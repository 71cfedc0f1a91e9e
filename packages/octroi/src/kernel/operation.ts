import type { Decision } from '@octroi/policy';
import type { Blobs } from '../store/blobs.ts';
import type { ApiError } from './api-error.ts';
import type { Ask, Declared } from './ask.ts';
import type { AnonymousCaller } from './anonymous-caller.ts';
import type { Caller } from './caller.ts';
import type { FederatedCaller } from './federation/federated-caller.ts';
import type { Ids } from './ids.ts';
import type { SecondFactor } from './mfa/second-factor.ts';
import type { PasswordCaller } from './password-caller.ts';
import type { Principals } from './principals.ts';
import type { PolicyReader, RowReader, RowWriter } from './rows.ts';
import type { Scope } from './scope.ts';
import type { CallService } from './service-call.ts';
import type { Table } from './table.ts';

/** AWS's access levels; the first two get a reader of rows, the others a writer. */
export type ReadLevel = 'Read' | 'List';
export type WriteLevel = 'Write' | 'Permissions management' | 'Tagging';

/** Facts of the request that asks and handlers may need. All are fixed before the first attempt. */
export interface RequestFacts {
  readonly requestId: string;
  readonly caller: Caller;
  /** The caller's account (or the one a service call names) and the request's Region. */
  readonly scope: Scope;
  /** Milliseconds of the decision clock. */
  readonly now: number;
  /** Milliseconds of the host's clock, which authenticator apps follow (docs/adr/0007-two-clocks.md). */
  readonly hostNow: number;
  /** True if the request came to the endpoint of a service that has endpoints in Regions as well: `sts.amazonaws.com` (STS-3). */
  readonly globalEndpoint?: boolean;
}

/** What the asks of an operation may look at: no secret, no business row. */
export interface AskContext extends RequestFacts {
  readonly look: PolicyReader;
  readonly principals: Principals;
  /** Milliseconds of the decision clock at which the request itself proved a second factor; absent if it brought none. */
  readonly mfaAt?: number;
}

/** What an operation's body gets. `rows` lies in the scope that `owner` names, by default the caller's account. */
export interface Call<Input, Rows> extends AskContext {
  readonly input: Input;
  /** The account and Region of the operation's rows. */
  readonly home: Scope;
  readonly rows: Rows;
  readonly ids: Ids;
  readonly blobs: Blobs;
  readonly seal: Sealer;
  /** A running part that only answers questions. */
  consult<T>(part: Lookup<T>): T;
}

/** Sealing of secrets for rows and tokens; `context` binds a sealed value to its place. */
export interface Sealer {
  seal(plaintext: string | Uint8Array, context: string): string;
  /** Throws if it was not sealed here with this context. */
  open(sealed: string, context: string): Buffer;
}

/** What an outside effect may use, once, after the commit. */
export interface Outside {
  readonly callService: CallService;
  /**
   * The caller behind temporary credentials that a service was given by AssumeRole, as if it signed with them; undefined once they have
   * ended or their principal is gone. Its calls are decided like anyone's.
   */
  callerOf(sessionToken: string): Promise<Caller | undefined>;
  /** Decides an ask about a service that is not here, as the gate would. No permit comes of it. */
  decide(caller: Caller, ask: Ask, region: string): Promise<Decision>;
  readonly blobs: Blobs;
  /** A running part that composition provided (an executor of functions, ...); throws if it did not. */
  use<T>(token: Token<T>): T;
}

/** The name of a running part, typed. */
export interface Token<T> {
  readonly name: string;
  readonly part?: T;
}

export function defineToken<T>(name: string): Token<T> {
  return Object.freeze({ name });
}

/** The name of a running part that answers questions and does nothing else, so that a body, which may run more than once, may ask it. */
export interface Lookup<T> extends Token<T> {
  readonly kind: 'lookup';
}

export function defineLookup<T>(name: string): Lookup<T> {
  return Object.freeze({ name, kind: 'lookup' });
}

/** An effect outside the store that follows the commit with the same permit, once: running a function. */
export class Effect<Output> {
  readonly run: (outside: Outside) => Promise<Output>;
  constructor(run: (outside: Outside) => Promise<Output>) {
    this.run = run;
  }
}

export function effect<Output>(run: (outside: Outside) => Promise<Output>): Effect<Output> {
  return new Effect(run);
}

/** How an operation is authorised; required, without a default. */
export type Access<Input> =
  | {
      readonly kind: 'asks';
      readonly declares: readonly Declared[];
      /** At least one ask; an empty list is refused as a fault of ours. */
      asks(input: Input, context: AskContext): readonly Ask[] | Promise<readonly Ask[]>;
    }
  /** No permission exists that could be asked for; `rule` says who says so (EVAL-68). */
  | { readonly kind: 'ungated'; readonly rule: string };

/** What may be looked at and used to verify the token of an unsigned request, before its transaction: rows of policy tables, outside parts. */
export interface VouchContext {
  readonly requestId: string;
  readonly partition: string;
  /** Milliseconds of the decision clock. */
  readonly now: number;
  readonly look: PolicyReader;
  readonly use: Outside['use'];
}

/** As `AskContext`, for whom an identity provider vouches. */
export interface FederatedContext<Proof> extends Omit<AskContext, 'caller'> {
  readonly caller: FederatedCaller<Proof>;
}

/** As `Call`, without rows: an unsigned operation has none. */
export type FederatedCall<Input, Proof> = Omit<Call<Input, never>, 'caller' | 'rows' | 'blobs'> & FederatedContext<Proof>;

/**
 * How an unsigned operation is authorised: by the trust policy of the role that it asks for, and the RCPs of the role's account, alone
 * (EVAL-68). What it brings takes the signature's place and is verified first; whoever it does not convince never reaches the asks.
 */
export interface TrustOnly<Input, Proof> {
  readonly kind: 'trustOnly';
  /** Who says that no signature is asked for. */
  readonly rule: string;
  readonly declares: readonly Declared[];
  /** Verifies what the request brings; throws for all that is not proven. It may use the network: no transaction is open. */
  vouch(input: Input, context: VouchContext): Promise<FederatedCaller<Proof>>;
  /** At least one ask, each about the role. They look again at what `vouch` relied on, since that was before the transaction. */
  asks(input: Input, context: FederatedContext<Proof>): Promise<readonly Ask[]>;
}

/** As `AskContext`, for nobody in particular. */
export interface AnonymousContext extends Omit<AskContext, 'caller'> {
  readonly caller: AnonymousCaller;
}

/** How an operation for everyone is authorised: by the policy of the resource, and the RCPs of its account, alone (LAM-86). */
export interface ResourcePolicyOnly<Input> {
  readonly kind: 'resourcePolicyOnly';
  /** Who says that no signature is asked for. */
  readonly rule: string;
  readonly declares: readonly Declared[];
  /** At least one ask, each about a resource with a policy of its own. */
  asks(input: Input, context: AnonymousContext): Promise<readonly Ask[]>;
}

/** As `VouchContext`, with what tells guesses apart and makes their record. */
export interface SignInContext extends VouchContext {
  /** The address that the request comes from; null if it has none. */
  readonly sourceIp: string | null;
  /** Says whom the request names, so that a refusal can be found in the records of its account. */
  names(claimed: { readonly account: string | null; readonly arn: string | null }): void;
}

/** How an operation is authorised that makes a session of a password: by the password, and the second factor, alone. No policy is asked. */
export interface PasswordOnly<Input> {
  readonly kind: 'password';
  /** Who says that no signature is asked for. */
  readonly rule: string;
  /** Throws for all that is not proven. No transaction is open. */
  vouch(input: Input, context: SignInContext): Promise<PasswordCaller>;
}

interface Common<Input, Output> {
  /** The model's id: `iam`, `sts`, `lambda`. */
  readonly service: string;
  /** The operation's name in the model. */
  readonly name: string;
  readonly access: Access<Input>;
  /** The tables that the body may touch, and no others. */
  readonly tables: readonly Table<unknown>[];
  /** Tables of look-ups across accounts that the body may touch, under the account `-`. */
  readonly globalTables?: readonly Table<unknown>[];
  /** The account of the operation's rows; default: the caller's. It decides nothing: asks name their own accounts. */
  owner?(input: Input, facts: RequestFacts): string;
  /** Accounts beside that one and the caller's whose resources the asks may be about: a function's layers. */
  others?(input: Input, facts: RequestFacts): readonly string[];
  /** Wire codes that the body may raise beside the common ones; others become InternalFailure. */
  readonly errors: readonly string[];
  /** HTTP status of success where AWS answers another than its model says (LAM-7). */
  readonly status?: number;
  /** Headers of a success that AWS sends and its model does not have (LAM-61). */
  headers?(output: Output): Readonly<Record<string, string>>;
  /** Checks of the input alone, beyond the model's constraints, which AWS makes before it authorises (LAM-10, STS-24). */
  check?(input: Input, facts: RequestFacts): ApiError | null;
}

export interface ReadOperation<Input, Output> extends Common<Input, Output> {
  readonly level: ReadLevel;
  handle(call: Call<Input, RowReader>): Promise<Output | Effect<Output>> | Output | Effect<Output>;
}

export interface WriteOperation<Input, Output> extends Common<Input, Output> {
  readonly level: WriteLevel;
  /**
   * The code of an MFA device that a request may bring (STS-22). It is proved, and used up, before anything is decided, also if the
   * request is refused then; so the operation may have no tables.
   */
  secondFactor?(input: Input): SecondFactor | null;
  handle(call: Call<Input, RowWriter>): Promise<Output | Effect<Output>> | Output | Effect<Output>;
}

/** An operation that AWS takes without a signature (SIG-17). */
export interface UnsignedOperation<Input, Output, Proof> extends Omit<Common<Input, Output>, 'access' | 'owner' | 'check' | 'globalTables'> {
  readonly level: 'Write';
  readonly access: TrustOnly<Input, Proof>;
  readonly check?: undefined;
  readonly globalTables?: undefined;
  /** The account of the role. */
  owner(input: Input, facts: unknown): string;
  handle(call: FederatedCall<Input, Proof>): Promise<Output> | Output;
}

/** An operation that takes a password instead of a signature. It has no rows. */
export interface SignInOperation<Input, Output> extends Omit<Common<Input, Output>, 'access' | 'owner' | 'others' | 'check' | 'globalTables'> {
  readonly level: 'Write';
  readonly access: PasswordOnly<Input>;
  readonly tables: readonly [];
  readonly check?: undefined;
  readonly owner?: undefined;
  readonly globalTables?: undefined;
  handle(call: Omit<Call<Input, never>, 'caller' | 'rows' | 'blobs'> & { readonly caller: PasswordCaller }): Effect<Output>;
}

/** An operation for everyone. It is in no API model, and no registry holds it: the rooms that lead to it name it. */
export interface PublicOperation<Input, Output> extends Omit<Common<Input, Output>, 'access' | 'owner' | 'check'> {
  readonly level: 'Write';
  readonly access: ResourcePolicyOnly<Input>;
  readonly check?: undefined;
  /** The account of the resource. */
  owner(input: Input, facts: unknown): string;
  handle(call: Omit<Call<Input, RowWriter>, 'caller'> & AnonymousContext): Promise<Output | Effect<Output>> | Output | Effect<Output>;
}

/** An operation that only a `Caller` can call. */
export type SignedOperation = ReadOperation<never, object> | WriteOperation<never, object>;

/** Any operation, as the registry and the pipeline hold it. The input has passed the model's constraints. */
export type Operation = SignedOperation | UnsignedOperation<never, object, unknown> | SignInOperation<never, object>;

/** Defines an operation whose body reads. */
export function reads<Input, Output extends object>(operation: ReadOperation<Input, Output>): ReadOperation<Input, Output> {
  return Object.freeze(operation);
}

/** Defines an operation whose body writes. */
export function writes<Input, Output extends object>(operation: WriteOperation<Input, Output>): WriteOperation<Input, Output> {
  return Object.freeze(operation);
}

/** Defines an operation that is not signed. */
export function unsigned<Input, Output extends object, Proof>(operation: UnsignedOperation<Input, Output, Proof>): UnsignedOperation<Input, Output, Proof> {
  return Object.freeze(operation);
}

/** Defines an operation that takes a password instead of a signature. */
export function signsIn<Input, Output extends object>(operation: SignInOperation<Input, Output>): SignInOperation<Input, Output> {
  return Object.freeze(operation);
}

/** A service as composition takes it: its operations, and what to do when the world is reset or closed. */
export interface Service {
  readonly id: string;
  readonly operations: readonly Operation[];
}
