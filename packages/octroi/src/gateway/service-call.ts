import type { Decided } from '../kernel/authorise.ts';
import { homeRegion } from '../kernel/regions.ts';
import type { CallService } from '../kernel/service-call.ts';
import { validateInput } from '../wire/protocol.ts';
import { WireFault } from '../wire/fault.ts';
import { newRequestId, type PipelineNeeds } from './pipeline.ts';
import { notImplemented } from './rooms/decode.ts';
import { transact } from './rooms/transact.ts';

const TRANSPORT = { sourceIp: null, secure: true, userAgent: null, referer: null } as const;

/** A service's call to another: the same rooms from `decode` on, recorded like any request. */
export function serviceCaller(needs: () => PipelineNeeds): CallService {
  return async (call) => {
    const parts = needs();
    const model = parts.registry.model(call.service);
    const operationModel = model?.operations.get(call.operation);
    const operation = parts.registry.operation(call.service, call.operation);
    if (model === undefined || operationModel === undefined || operation === undefined) throw notImplemented(call.service, call.operation);
    const error = validateInput(model, operationModel, call.input);
    if (error !== null) throw new WireFault(error.code, error.message ?? null, error.status);
    const requestId = newRequestId();
    const decided: Decided[] = [];
    let status = 200;
    let code: string | null = null;
    try {
      const work = {
        requestId,
        caller: call.caller,
        operation,
        input: call.input,
        scope: { partition: call.caller.partition, account: call.caller.account ?? call.account, region: call.region },
        requestedRegion: call.service === 'iam' ? homeRegion(call.caller.partition) : call.region,
        transport: TRANSPORT,
        deniedCode: model.protocol === 'query' ? 'AccessDenied' : 'AccessDeniedException',
        decided,
      };
      return (await transact(work, parts)) as Record<string, unknown>;
    } catch (thrown) {
      status = 500;
      code = thrown instanceof Error ? thrown.name : 'Error';
      throw thrown;
    } finally {
      parts.recorder.record({ received: { requestId, transport: TRANSPORT }, known: { model, operation: operationModel, region: call.region, caller: call.caller, decided }, status, code });
    }
  };
}
