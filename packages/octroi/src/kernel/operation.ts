import type { Decision } from '@octroi/policy';
import type { Blobs } from '../store/blobs.ts';
import type { ApiError } from './api-error.ts';
import type { Ask, Declared } from './ask.ts';
import type { Caller } from './caller.ts';
import type { Ids } from './ids.ts';
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
}

/** What the asks of an operation may look at: no secret, no business row. */
export interface AskContext extends RequestFacts {
  readonly look: PolicyReader;
  readonly principals: Principals;
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
  handle(call: Call<Input, RowWriter>): Promise<Output | Effect<Output>> | Output | Effect<Output>;
}

/** Any operation, as the registry and the pipeline hold it. The input has passed the model's constraints. */
export type Operation = ReadOperation<never, object> | WriteOperation<never, object>;

/** Defines an operation whose body reads. */
export function reads<Input, Output extends object>(operation: ReadOperation<Input, Output>): ReadOperation<Input, Output> {
  return Object.freeze(operation);
}

/** Defines an operation whose body writes. */
export function writes<Input, Output extends object>(operation: WriteOperation<Input, Output>): WriteOperation<Input, Output> {
  return Object.freeze(operation);
}

/** A service as composition takes it: its operations, and what to do when the world is reset or closed. */
export interface Service {
  readonly id: string;
  readonly operations: readonly Operation[];
}
