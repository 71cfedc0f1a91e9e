import { ApiError } from '../../../kernel/api-error.ts';

/** The configuration has nothing that could be said. */
export function noUsableMessage(): ApiError {
  return new ApiError('BadRequestException', 'No usable messages given the current slot and sessionAttribute set.');
}

export function badRequest(message: string): ApiError {
  return new ApiError('BadRequestException', message);
}

/** LEX-LAM-5. */
export function invalidAnswer(problem: string): ApiError {
  return new ApiError('DependencyFailedException', `Invalid Lambda Response: Received invalid response from Lambda: ${problem}`);
}

/** The function threw (LEX-ERR-1). */
export function functionThrew(functionError: string): ApiError {
  return new ApiError('DependencyFailedException', `Invalid Lambda Response: Received error response from Lambda: ${functionError}`);
}

/** A fulfillment function delegated and the dialog came back to it at once. */
export function fulfilledTwice(): ApiError {
  return new ApiError('DependencyFailedException', 'Invalid Lambda Response: Reached second execution of fulfillment lambda on the same utterance');
}
