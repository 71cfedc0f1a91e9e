import { WireFault } from '../../wire/fault.ts';
import type { HttpResponse, WireError } from '../../wire/http.ts';
import type { OperationModel, Protocol, ServiceModel } from '../../wire/model.ts';
import { writeError } from '../../wire/protocol.ts';
import { StoreConflictError, StoreUnavailableError } from '../../store/kv.ts';
import { ApiError } from '../../kernel/api-error.ts';

/** What is known of a request when it fails: the further it came, the more. */
export interface Reached {
  model: ServiceModel | null;
  operation: OperationModel | null;
  protocol: Protocol;
}

/** Codes that any operation may answer beside those it declares (ERR-2). */
const COMMON: ReadonlySet<string> = new Set([
  'AccessDenied', 'AccessDeniedException', 'ValidationError', 'ValidationException', 'InvalidClientTokenId', 'UnrecognizedClientException',
  'ServiceUnavailable', 'ServiceUnavailableException', 'Throttling', 'ThrottlingException', 'InternalFailure', 'NotImplementedException',
]);

/**
 * What a thrown thing becomes for the client. `declared` are the codes of the operation, null before it is known. Anything unknown is
 * InternalFailure; its text goes to `report` and stays here.
 */
export function wireErrorOf(thrown: unknown, declared: readonly string[] | null, report: (fault: unknown) => void): WireError {
  if (thrown instanceof WireFault) return thrown.error;
  if (thrown instanceof ApiError) {
    if (declared?.includes(thrown.code) === true || COMMON.has(thrown.code)) return thrown.toWire();
    report(new Error(`undeclared error ${thrown.code}: ${thrown.message}`));
    return internalFailure();
  }
  report(thrown);
  if (thrown instanceof StoreConflictError || thrown instanceof StoreUnavailableError) {
    return { code: 'ServiceUnavailable', message: 'The request could not be completed because of other writers or a store that does not answer; try again', status: 503 };
  }
  return internalFailure();
}

/** The one answer to a fault of ours. */
export function internalFailure(): WireError {
  return { code: 'InternalFailure', message: 'The request processing has failed because of an unknown error, exception or failure.', status: 500 };
}

/** Room 7 for a failure; the wire gives the error its protocol's name. */
export function encodeError(error: WireError, reached: Reached, requestId: string): HttpResponse {
  return writeError(reached.model, reached.protocol, reached.operation, error, requestId);
}
