import { WireFault } from '../../wire/fault.ts';
import type { OperationModel } from '../../wire/model.ts';
import { identify, readInput, validateInput } from '../../wire/protocol.ts';
import type { Caller } from '../../kernel/caller.ts';
import type { SignedOperation, SignInOperation, UnsignedOperation } from '../../kernel/operation.ts';
import type { Registry } from '../registry.ts';
import type { Authenticated } from './authenticate.ts';

/** Room 4: the operation and its input, checked against the model. */
export type Decoded = DecodedFacts &
  ({ readonly caller: Caller; readonly operation: SignedOperation } | { readonly caller: null; readonly operation: UnsignedOperation<never, object, unknown> | SignInOperation<never, object> });

interface DecodedFacts extends Authenticated {
  readonly operationModel: OperationModel;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the server says of an operation that the model has and we do not: 501, by name. */
export function notImplemented(service: string, operation: string): WireFault {
  return new WireFault('NotImplementedException', `The operation ${operation} of ${service} is not implemented by Octroi; docs/coverage.md lists what is`, 501);
}

/** Finds the operation and reads its input. `seen` hears the operation's name before anything else can fail. */
export function decode(authenticated: Authenticated, registry: Registry, seen: (operation: OperationModel) => void): Decoded {
  const { model, http, caller } = authenticated;
  const identified = authenticated.identified ?? identify(model, http);
  seen(identified.operation);
  const operation = registry.operation(model.id, identified.operation.name);
  if (operation === undefined) throw notImplemented(model.id, identified.operation.name);
  const input = readInput(model, identified.operation, http, identified);
  const error = validateInput(model, identified.operation, input);
  if (error !== null) throw new WireFault(error.code, error.message ?? null, error.status, error.members);
  const decoded = { ...authenticated, operationModel: identified.operation, input };
  const unsigned = operation.access.kind === 'trustOnly' || operation.access.kind === 'password';
  if (unsigned && caller === null) return { ...decoded, caller, operation: operation as UnsignedOperation<never, object, unknown> | SignInOperation<never, object> };
  if (!unsigned && caller !== null) return { ...decoded, caller, operation: operation as SignedOperation };
  throw new Error(`${model.id}:${operation.name} and its model differ in whether it is signed`);
}
