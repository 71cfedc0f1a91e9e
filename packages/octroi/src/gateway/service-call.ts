import { ApiError } from '../kernel/api-error.ts';
import { decide, type Decided } from '../kernel/authorise.ts';
import type { Outside } from '../kernel/operation.ts';
import { requestedRegion } from '../kernel/regions.ts';
import { policyReader } from '../kernel/rows.ts';
import type { CallService, ServiceCall } from '../kernel/service-call.ts';
import { errorStatus, validateInput } from '../wire/protocol.ts';
import type { PipelineNeeds } from './pipeline.ts';
import { newRequestId } from './request-id.ts';
import { wireErrorOf } from './rooms/encode.ts';
import type { SignedOperation } from '../kernel/operation.ts';
import { transact, type Work } from './rooms/transact.ts';

/** A call between services has no connection: no address, no agent, and nothing on the way that could listen. */
const TRANSPORT = { sourceIp: null, secure: true, userAgent: null, referer: null } as const;

/**
 * A service's call to another: the same rooms from `decode` on, recorded like any request. What the operation refuses is thrown to the
 * calling service as it is; an operation that is not there, or an input that its model refuses, is a fault of the calling service.
 */
export function serviceCaller(needs: () => PipelineNeeds): CallService {
  return async (call) => {
    const parts = needs();
    const { model, operationModel, operation } = find(call, parts);
    const requestId = call.requestId ?? newRequestId();
    const decided: Decided[] = [];
    const work: Work = {
      requestId,
      caller: call.caller,
      operation,
      input: call.input,
      scope: { partition: call.caller.partition, account: call.caller.account ?? call.account, region: call.region },
      requestedRegion: requestedRegion(call.service, call.caller.partition, call.region),
      transport: TRANSPORT,
      deniedCode: model.protocol === 'query' ? 'AccessDenied' : 'AccessDeniedException',
      decided,
    };
    const record = (status: number, code: string | null): void => {
      const known = { model, operation: operationModel, region: call.region, caller: call.caller, decided };
      parts.recorder.record({ received: { requestId, transport: TRANSPORT }, known, status, code });
    };
    try {
      const output = (await transact(work, parts)) as Record<string, unknown>;
      record(operation.status ?? operationModel.http.responseCode ?? 200, null);
      return output;
    } catch (thrown) {
      const error = wireErrorOf(thrown, operation.errors, parts.report);
      record(errorStatus(model, model.protocol, operationModel, error), error.code);
      throw thrown instanceof ApiError ? thrown : new ApiError(error.code, error.message ?? null, { status: error.status ?? 500 });
    }
  };
}

/** The caller behind a session token that a service holds (kernel/operation.ts, `Outside`). */
export function sessionCaller(needs: () => PipelineNeeds): Outside['callerOf'] {
  return async (sessionToken) => {
    const { tokens, clocks, principals } = needs();
    const session = tokens.open(sessionToken);
    return session === null || session.expiresAt <= clocks.decision() ? undefined : principals.callerOfSession(session);
  };
}

/** Decides an ask about a service that is not here (kernel/operation.ts, `Outside`). A principal that is gone may do nothing. */
export function outsideDecision(needs: () => PipelineNeeds): Outside['decide'] {
  return async (caller, ask, region) => {
    const { kv, clocks, principals } = needs();
    const held = await principals.held(caller);
    if (held === undefined) return { effect: 'ImplicitlyDenied', layer: 'identity' } as const;
    const now = clocks.decision();
    const scope = { partition: caller.partition, account: caller.account ?? ask.account ?? '', region };
    return kv.read(async (snapshot) => {
      const context = { requestId: newRequestId(), caller, scope, now, look: policyReader(snapshot), principals };
      return (await decide(ask, { caller, held, transport: TRANSPORT, requestedRegion: region, now }, context)).decision;
    });
  };
}

function find(call: ServiceCall, { registry }: PipelineNeeds) {
  const model = registry.model(call.service);
  const operationModel = model?.operations.get(call.operation);
  const operation = registry.operation(call.service, call.operation);
  if (model === undefined || operationModel === undefined || operation === undefined || operation.access.kind === 'trustOnly' || operation.access.kind === 'password') throw new Error(`a service calls ${call.service}:${call.operation}, which is not there`);
  const error = validateInput(model, operationModel, call.input);
  if (error !== null) throw new Error(`a service calls ${call.service}:${call.operation} with an input that its model refuses: ${error.message ?? error.code}`);
  return { model, operationModel, operation: operation as SignedOperation };
}
