import { ApiError } from '../../../kernel/api-error.ts';

/** Codes that operations on functions raise. */
export const FUNCTION_ERRORS = ['InvalidParameterValueException', 'ResourceConflictException', 'ResourceNotFoundException', 'PreconditionFailedException'] as const;

export function invalidParameter(message: string): ApiError {
  return new ApiError('InvalidParameterValueException', message, { status: 400 });
}

/** One of those that AWS sends without their `Type` (LAM-8 c). */
export function untyped(message: string): ApiError {
  return new ApiError('InvalidParameterValueException', message, { status: 400, members: { Type: null } });
}

export function notFound(message: string): ApiError {
  return new ApiError('ResourceNotFoundException', message, { status: 404 });
}

export function conflict(message: string): ApiError {
  return new ApiError('ResourceConflictException', message, { status: 409 });
}

/** LAM-28, LAM-109: also what clients retry on while a new role is not yet known everywhere. */
export const CANNOT_BE_ASSUMED = 'The role defined for the function cannot be assumed by Lambda.';

/** Throws PreconditionFailedException unless the caller knows the present revision, or named none (LAM-38). `api` is what to call to learn it. */
export function requireRevision(given: string | undefined, present: string, api = 'GetFunction/GetAlias'): void {
  if (given === undefined || given === present) return;
  throw new ApiError('PreconditionFailedException', `The Revision Id provided does not match the latest Revision Id. Call the ${api} API to retrieve the latest Revision Id`, { status: 412 });
}
