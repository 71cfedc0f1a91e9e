import { WireFault } from '../../wire/fault.ts';
import type { OperationModel } from '../../wire/model.ts';
import { identify, readInput, validateInput } from '../../wire/protocol.ts';
import type { Operation } from '../../kernel/operation.ts';
import type { Registry } from '../registry.ts';
import type { Authenticated } from './authenticate.ts';

/** Room 4: the operation and its input, checked against the model. */
export interface Decoded extends Authenticated {
  readonly operationModel: OperationModel;
  readonly operation: Operation;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What the server says of an operation that the model has and we do not: 501, by name. */
export function notImplemented(service: string, operation: string): WireFault {
  return new WireFault('NotImplementedException', `The operation ${operation} of ${service} is not implemented by Octroi; docs/coverage.md lists what is`, 501);
}

/** Finds the operation and reads its input. `seen` hears the operation's name before anything else can fail. */
export function decode(authenticated: Authenticated, registry: Registry, seen: (operation: OperationModel) => void): Decoded {
  const { model, http } = authenticated;
  const identified = identify(model, http);
  seen(identified.operation);
  const operation = registry.operation(model.id, identified.operation.name);
  if (operation === undefined) throw notImplemented(model.id, identified.operation.name);
  const input = readInput(model, identified.operation, http, identified);
  const error = validateInput(model, identified.operation, input);
  if (error !== null) throw new WireFault(error.code, error.message ?? null, error.status);
  return { ...authenticated, operationModel: identified.operation, operation, input };
}
