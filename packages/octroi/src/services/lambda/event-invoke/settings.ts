import type { PutFunctionEventInvokeConfigRequest } from '../../../../models/lambda.gen.ts';
import { parseArn } from '../../../kernel/arn.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { designated } from '../shared/designation.ts';
import { invalidParameter } from '../shared/errors.ts';
import { functions } from '../tables.ts';
import type { EventInvokeRow } from '../invoke/tables.ts';

type Given = PutFunctionEventInvokeConfigRequest;

/** Services that take what an asynchronous invocation came to (LAM-78). */
const DESTINATIONS: ReadonlySet<string> = new Set(['lambda', 'sqs', 'sns', 'events']);

/** The settings of a request. Throws InvalidParameterValueException if it gives none (LAM-75). */
export function settingsOf(input: Given): Omit<EventInvokeRow, 'modifiedAt'> {
  const { MaximumRetryAttempts, MaximumEventAgeInSeconds, DestinationConfig } = input;
  const onSuccess = DestinationConfig?.OnSuccess?.Destination || undefined;
  const onFailure = DestinationConfig?.OnFailure?.Destination || undefined;
  if (MaximumRetryAttempts === undefined && MaximumEventAgeInSeconds === undefined && DestinationConfig === undefined) {
    throw invalidParameter('You must specify at least one of error handling or destination setting.');
  }
  return {
    ...(MaximumRetryAttempts === undefined ? {} : { retries: MaximumRetryAttempts }),
    ...(MaximumEventAgeInSeconds === undefined ? {} : { maxAge: MaximumEventAgeInSeconds }),
    ...(onSuccess === undefined ? {} : { onSuccess }),
    ...(onFailure === undefined ? {} : { onFailure }),
  };
}

/** Throws InvalidParameterValueException for a destination that cannot be one (LAM-75). */
export async function checkDestinations(name: string, { onSuccess, onFailure }: Pick<EventInvokeRow, 'onSuccess' | 'onFailure'>, rows: RowReader, home: Scope): Promise<void> {
  for (const destination of [onSuccess, onFailure]) {
    if (destination === undefined) continue;
    const arn = parseArn(destination);
    if (arn === null || !DESTINATIONS.has(arn.service)) {
      const shown = (part: string, target: string | undefined): string => (target === undefined ? 'null' : `${part}(destination=${target})`);
      throw invalidParameter(`The provided destination config DestinationConfig(onSuccess=${shown('OnSuccess', onSuccess)}, onFailure=${shown('OnFailure', onFailure)}) is invalid.`);
    }
    if (arn.service !== 'lambda') continue;
    const target = designated({ FunctionName: destination }, home);
    if (target.account === home.account && arn.region === home.region && target.name === name) throw invalidParameter("You can't specify the function as a destination for itself.");
    // A function of another account or Region is looked for when something is sent to it.
    const near = target.account === home.account && arn.region === home.region;
    if (near && (await rows.get(functions, [target.name])) === undefined) throw invalidParameter(`The destination ARN ${destination} is invalid.`);
  }
}
