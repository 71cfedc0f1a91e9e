import type { Kv, Transaction } from '../../store/kv.ts';
import { ApiError } from '../../kernel/api-error.ts';
import { authorise, homeOf, type Decided } from '../../kernel/authorise.ts';
import { after, type Awaitable } from '../../kernel/awaitable.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { Clocks } from '../../kernel/clock.ts';
import type { Transport } from '../../kernel/context.ts';
import { AnonymousCaller } from '../../kernel/anonymous-caller.ts';
import { FederatedCaller } from '../../kernel/federation/federated-caller.ts';
import { epochKey, readEpoch, type EpochWatch } from '../../kernel/epochs.ts';
import { idsFrom, newSeed } from '../../kernel/ids.ts';
import { Effect, type AnonymousContext, type AskContext, type FederatedContext, type Outside, type PublicOperation, type RequestFacts, type Sealer, type SignedOperation, type SignInOperation, type UnsignedOperation } from '../../kernel/operation.ts';
import { proveSecondFactor } from '../../kernel/mfa/second-factor.ts';
import type { PasswordCaller } from '../../kernel/password-caller.ts';
import type { Permit } from '../../kernel/permit.ts';
import type { HeldPolicies, Principals } from '../../kernel/principals.ts';
import { policyReader, readerFor, writerFor } from '../../kernel/rows.ts';
import type { Scope } from '../../kernel/scope.ts';
import type { Serial } from '../../kernel/serial.ts';
import type { Blobs } from '../../store/blobs.ts';

export interface TransactNeeds {
  readonly kv: Kv;
  readonly blobs: Blobs;
  readonly seal: Sealer;
  readonly principals: Principals;
  readonly epochs: EpochWatch;
  readonly clocks: Clocks;
  readonly serial: Serial;
  readonly outside: Outside;
}

type AnyContext = AskContext | FederatedContext<unknown> | AnonymousContext;

/** Who calls what: without a signature nothing but what is made for it. */
export type Calling =
  | { readonly caller: Caller; readonly operation: SignedOperation }
  | { readonly caller: FederatedCaller; readonly operation: UnsignedOperation<never, object, unknown> }
  | { readonly caller: PasswordCaller; readonly operation: SignInOperation<never, object> }
  | { readonly caller: AnonymousCaller; readonly operation: PublicOperation<never, object> };

/** What rooms 5 and 6 need of a request, whether it came over HTTP or from another service. */
export type Work = Calling & WorkFacts;

export interface WorkFacts {
  readonly requestId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly scope: Scope;
  readonly globalEndpoint?: boolean;
  readonly requestedRegion: string;
  readonly transport: Transport;
  readonly deniedCode: string;
  /** Filled with the decisions of the attempt that counts. */
  readonly decided: Decided[];
}

interface Attempt {
  readonly permit: Permit;
  readonly outcome: object;
}

/** The newest attempt of one request. What an attempt made stays here: the store remembers the results of transactions. */
class Attempts {
  #last: Attempt | null = null;
  #refusal: ApiError | null = null;

  /** The attempt before has ended without a commit: its permit dies with it. */
  endLast(): void {
    this.#last?.permit.end();
    this.#last = null;
    this.#refusal = null;
  }

  /** The attempt ends in a refusal, and commits all the same. */
  refused(refusal: ApiError): void {
    this.#refusal = refusal;
  }

  made(attempt: Attempt): void {
    this.#last = attempt;
  }

  /** The attempt that counts; throws its refusal, if that is what was committed. */
  get last(): Attempt {
    if (this.#refusal !== null) throw this.#refusal;
    if (this.#last === null) throw new Error('the transaction ended without an attempt of this request');
    return this.#last;
  }
}

/** A token of an identity provider brings no policies with it, and nobody has any. */
const NOTHING_HELD: HeldPolicies = { identity: [], boundary: null, session: [], scp: [], tags: new Map(), epoch: null };

/**
 * Rooms 5 and 6: authorise and handle in one transaction, so that a decision is never applied to a world that it did not
 * see. A conflict runs both again. An outside effect follows the commit, once.
 */
export async function transact(work: Work, needs: TransactNeeds): Promise<object> {
  const { operation } = work;
  const facts = { requestId: work.requestId, caller: work.caller, scope: work.scope, now: needs.clocks.decision(), hostNow: needs.clocks.host(), globalEndpoint: work.globalEndpoint === true };
  const refusal = operation.check?.(work.input as never, facts as RequestFacts);
  if (refusal !== undefined && refusal !== null) throw refusal;
  const seed = newSeed();
  const home = homeOf(operation, work.input, facts);
  const reading = operation.level === 'Read' || operation.level === 'List';

  const attempts = new Attempts();
  const attempt = async (tx: Transaction): Promise<void> => {
    attempts.endLast();
    work.decided.length = 0;
    const epochs = await pinEpochs(tx, work, home, facts as RequestFacts, needs);
    const holding = work.caller instanceof FederatedCaller || work.caller instanceof AnonymousCaller ? NOTHING_HELD : needs.principals.held(work.caller);
    const held = holding instanceof Promise ? await holding : holding;
    if (held === undefined) throw new ApiError('InvalidClientTokenId', 'The security token included in the request is invalid.', { status: 403 });
    const proving = proveFactor(tx, work, facts as RequestFacts, needs);
    const factor = proving instanceof Promise ? await proving : proving;
    if (factor instanceof ApiError) return attempts.refused(factor);
    const context = { ...facts, ...factor, look: policyReader(tx), principals: needs.principals } as AnyContext;
    try {
      attempts.made(await permitted(tx, context, held, epochs));
    } catch (error) {
      // A refusal takes back nothing of a code that was used: the transaction commits, and has written nothing else.
      if (factor.mfaAt === undefined || !(error instanceof ApiError)) throw error;
      attempts.refused(error);
    }
  };
  const permitted = async (tx: Transaction, context: AnyContext, held: HeldPolicies, epochs: PinnedEpochs): Promise<Attempt> => {
    const deciding = authorise({
      operation,
      input: work.input,
      context,
      held,
      transport: work.transport,
      requestedRegion: work.requestedRegion,
      deniedCode: work.deniedCode,
      observe: (decided) => {
        work.decided.push(decided);
        epochs.requireKnown(decided);
      },
    });
    const permit = deciding instanceof Promise ? await deciding : deciding;
    try {
      const rows = reading ? readerFor(tx, permit, home) : writerFor(tx, permit, home, work.requestId);
      const handling = operation.handle({ ...context, input: work.input, home, rows, ids: idsFrom(seed), blobs: needs.blobs, seal: needs.seal, consult: needs.outside.use } as never);
      return { permit, outcome: handling instanceof Promise ? await handling : handling };
    } catch (error) {
      permit.end();
      throw error;
    }
  };

  try {
    await run(work, home, reading, attempt, needs);
  } catch (error) {
    attempts.endLast();
    throw error;
  }
  const { permit, outcome } = attempts.last;
  permit.commit();
  if (!(outcome instanceof Effect)) {
    permit.end();
    return outcome;
  }
  permit.perform();
  return (await outcome.run(needs.outside)) as object;
}

/** When the request itself proved a second factor, if it brought one; or why it did not. */
function proveFactor(tx: Transaction, { operation, input }: Work, facts: RequestFacts, { seal }: TransactNeeds): Awaitable<{ readonly mfaAt?: number } | ApiError> {
  const factor = 'secondFactor' in operation ? (operation.secondFactor?.(input as never) ?? null) : null;
  if (factor === null) return {};
  if (operation.tables.length > 0) throw new Error(`${operation.service}:${operation.name} takes a second factor and has tables`);
  return proveSecondFactor(tx, factor, facts, seal).then((refusal) => refusal ?? { mfaAt: facts.now });
}

/** Reads see a snapshot, in which their decision holds too; writes commit, one at a time per account where they touch its policies. */
async function run(work: Work, home: Scope, reading: boolean, attempt: (tx: Transaction) => Promise<void>, needs: TransactNeeds): Promise<void> {
  if (reading) return needs.kv.read((snapshot) => attempt(snapshot as Transaction));
  const commit = async (): Promise<void> => {
    await needs.kv.transact(work.requestId, attempt);
  };
  const touchesPolicies = work.operation.tables.some((table) => table.kind !== 'business');
  return touchesPolicies ? needs.serial.run(`${home.partition}:${home.account}`, commit) : commit();
}

interface PinnedEpochs {
  requireKnown(decided: Decided): void;
}

/**
 * Puts the policy epochs of the caller's and the resource's account, and of the organizations that they are in, among what the transaction
 * has read, and makes sure that this node's memory is not older than they are. For reads as well: what was written after a permission had
 * gone is not shown to who had it.
 */
async function pinEpochs(tx: Transaction, work: Work, home: Scope, facts: RequestFacts, needs: TransactNeeds): Promise<PinnedEpochs> {
  const accounts = new Set([home.account, ...(work.caller.account === null ? [] : [work.caller.account]), ...othersOf(work, facts)]);
  const source = work.caller.onBehalfOf?.sourceAccount;
  const seen = source === undefined ? accounts : new Set([...accounts, source]);
  for (const account of seen) {
    const pinned = pinEpoch(tx, home.partition, account, needs);
    if (pinned instanceof Promise) await pinned;
  }
  for (const organization of await organizationsOf(seen, home.partition, needs)) await pinEpoch(tx, home.partition, organization, needs);
  return {
    requireKnown({ request }) {
      if (request.resourceAccount !== null && request.resourceAccount !== '' && !accounts.has(request.resourceAccount)) {
        throw new Error(`${work.operation.service}:${work.operation.name} asks about account ${request.resourceAccount} without naming it as owner`);
      }
    },
  };
}

function othersOf({ operation, input }: Work, facts: RequestFacts): readonly string[] {
  return 'others' in operation ? (operation.others?.(input as never, facts) ?? []) : [];
}

/** An account's epoch says which organization it is in; the policies that bind it from above move the organization's own epoch. */
async function organizationsOf(accounts: ReadonlySet<string>, partition: string, needs: TransactNeeds): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const account of accounts) {
    const known = needs.principals.place(partition, account);
    const place = known instanceof Promise ? await known : known;
    if (place !== null) found.add(place.organization.id);
  }
  return found;
}

/** At once where this node's memory has the epoch that the transaction reads, as it nearly always has. */
function pinEpoch(tx: Transaction, partition: string, account: string, needs: TransactNeeds): Awaitable<void> {
  return after(tx.get(epochKey(partition, account)), (entry) => {
    const stored = entry?.value ?? '';
    if ((needs.epochs.current(partition, account) ?? stored) !== stored) return waitForEpoch(tx, partition, account, needs);
  });
}

const EPOCH_WAITS = 50;
const EPOCH_WAIT_MILLIS = 2;

/** Returns when this node's memory has the epoch that the transaction reads: nothing is decided from an older memory. */
async function waitForEpoch(tx: Transaction, partition: string, account: string, needs: TransactNeeds): Promise<void> {
  for (let waits = 0; waits < EPOCH_WAITS; waits++) {
    // Read anew each time: memory may have overtaken the first reading, and then the body runs again.
    const stored = await readEpoch(tx, partition, account);
    if ((needs.epochs.current(partition, account) ?? stored) === stored) return;
    await new Promise((resolve) => setTimeout(resolve, EPOCH_WAIT_MILLIS));
  }
  throw new ApiError('ServiceUnavailable', 'The policies of this node are behind the store', { status: 503 });
}
