import type { HttpResponse } from '../wire/http.ts';
import { writeOutput } from '../wire/protocol.ts';
import type { AccessUses } from '../kernel/access-uses.ts';
import type { Decided } from '../kernel/authorise.ts';
import type { AnyCaller, Caller } from '../kernel/caller.ts';
import type { LastUses, Used } from '../kernel/last-uses.ts';
import { ApiError } from '../kernel/api-error.ts';
import { requestedRegion } from '../kernel/regions.ts';
import { sessionRestriction } from '../kernel/session-restrictions.ts';
import type { Recorder, RecordInput } from './recorder.ts';
import type { Registry } from './registry.ts';
import { authenticate, type AuthenticateNeeds } from './rooms/authenticate.ts';
import { decode, type Decoded } from './rooms/decode.ts';
import { encodeError, wireErrorOf, type Reached } from './rooms/encode.ts';
import type { Received } from './rooms/received.ts';
import { isGlobalEndpoint, route, type Routed } from './rooms/route.ts';
import { transact, type Calling, type TransactNeeds, type Work } from './rooms/transact.ts';
import { vouch } from './rooms/vouch.ts';
import type { Serving } from './serving.ts';

export interface PipelineNeeds extends AuthenticateNeeds, TransactNeeds {
  readonly registry: Registry;
  readonly recorder: Recorder;
  readonly uses: LastUses;
  readonly accesses: AccessUses;
  readonly serving: Serving;
  readonly report: (fault: unknown) => void;
  /** Brings the memory of this thread up to what any has answered, before anything is read. */
  readonly catchUp?: (() => void) | null;
}

/** What has become known of a request on its way, for its record. */
interface Known extends Reached {
  region: string | null;
  caller: AnyCaller | null;
  claimed: NonNullable<RecordInput['known']['claimed']> | null;
  declared: readonly string[] | null;
  readonly decided: Decided[];
}

/**
 * The walk of a request (docs/walk-of-a-request.md). Always answers; never throws. `found`: what room 2 made of it, where that had to be
 * known before.
 */
export async function walk(received: Received, needs: PipelineNeeds, found?: Routed): Promise<HttpResponse> {
  const known: Known = { model: null, operation: null, protocol: received.http.path === '/' ? 'query' : 'rest-json', region: null, caller: null, claimed: null, declared: null, decided: [] };
  let reply: HttpResponse;
  let code: string | null = null;
  try {
    const routed = found ?? route(received, needs.registry);
    Object.assign(known, { model: routed.model, protocol: routed.model.protocol, region: routed.region });
    needs.catchUp?.();
    requireFit(needs.serving);
    // What memory answers at once is not waited for: here, and in the rooms.
    const signer = authenticate(routed, needs);
    const authenticated = signer instanceof Promise ? await signer : signer;
    known.caller = authenticated.caller;
    const used = authenticated.caller === null ? null : noteUse(authenticated, authenticated.caller, needs);
    if (used !== null) await used;
    const decoded = decode(authenticated, needs.registry, (operation) => (known.operation = operation));
    known.declared = decoded.operation.errors;
    const tried = decoded.caller === null ? null : noteAccess(decoded, decoded.caller, needs);
    if (tried !== null) await tried;
    const calling: Calling = decoded.caller === null ? await vouch(decoded, needs, (claimed) => (known.claimed = claimed)) : decoded;
    known.caller = calling.caller;
    const restricted = decoded.caller !== null && decoded.model.id === 'iam' ? sessionRestriction(decoded.caller, 'iam', decoded.operation.name) : null; // STS-13; STS checks its own
    if (restricted !== null) throw restricted;
    const output = await transact(workOf(decoded, calling, known.decided), needs);
    const { status } = decoded.operation;
    const headers = decoded.operation.headers?.(output);
    reply = writeOutput(decoded.model, decoded.operationModel, output, received.requestId, {
      ...(status === undefined ? {} : { status }),
      ...(headers === undefined ? {} : { headers }),
    });
  } catch (thrown) {
    const error = wireErrorOf(thrown, known.declared, needs.report);
    code = error.code;
    reply = encodeError(error, known, received.requestId);
  }
  needs.recorder.record({ received, known, status: reply.status, code });
  return reply;
}

/** A node that may not know what the others do decides nothing, not even that a signature is wrong. Clients of AWS ask again. */
export function requireFit(serving: Serving): void {
  const reason = serving.refusal();
  if (reason !== null) throw new ApiError('ServiceUnavailable', `Service is unavailable: ${reason}`, { status: 503 });
}

/**
 * Notes the use of a long-term key (IAM-43), or of a role by its session (IAM-72): what was signed for, in IAM's case its home Region.
 * Null, except in the rare case that it is written down: wait for that, so that it is there when the answer is.
 */
function noteUse({ model, region }: Routed, caller: Caller, { uses, clocks, report }: PipelineNeeds): Promise<void> | null {
  const used = usedBy(caller);
  if (used === null) return null;
  const kept = uses.note(used, { at: clocks.decision(), service: model.signingName, region: requestedRegion(model.id, caller.partition, region) });
  return kept === null ? null : reported(kept, report);
}

/** Notes that the caller tried to use the operation's service, whatever comes of it (IAM-180); null as of `noteUse`. */
function noteAccess({ operation, model, region }: Decoded, caller: Caller, { accesses, clocks, report }: PipelineNeeds): Promise<void> | null {
  const kept = accesses.note(caller, operation, clocks.decision(), requestedRegion(model.id, caller.partition, region));
  return kept === null ? null : reported(kept, report);
}

/** That a use cannot be written down is no fault of the request. */
async function reported(kept: Promise<void>, report: PipelineNeeds['report']): Promise<void> {
  try {
    await kept;
  } catch (fault) {
    report(fault);
  }
}

function usedBy({ partition, account, accessKeyId, session, principal }: Caller): Used | null {
  if (account === null) return null;
  if (session === undefined) return accessKeyId === null ? null : { partition, account, id: accessKeyId };
  return principal.kind === 'role-session' ? { partition, account, id: principal.roleId } : null;
}

function workOf(decoded: Decoded, { caller, operation }: Calling, decided: Decided[]): Work {
  const { model, region } = decoded;
  return {
    ...({ caller, operation } as Calling),
    requestId: decoded.requestId,
    input: decoded.input,
    scope: { partition: caller.partition, account: caller.account ?? '', region },
    globalEndpoint: isGlobalEndpoint(decoded),
    // IAM reports its home Region whatever Region the client signed for (KEY-30, docs/adr/0008).
    requestedRegion: requestedRegion(model.id, caller.partition, region),
    transport: decoded.transport,
    deniedCode: model.protocol === 'query' ? 'AccessDenied' : 'AccessDeniedException',
    decided,
  };
}
