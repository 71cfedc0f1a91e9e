import { ApiError } from '../../../kernel/api-error.ts';

/** What refers to a resource. */
export type ReferenceType = 'Intent' | 'Bot' | 'BotAlias' | 'BotChannel';

/* The errors of Lex (LEX-ERR-1); their statuses stand in its models. */

export function badRequest(message: string): ApiError {
  return new ApiError('BadRequestException', message);
}

export function notFound(message: string): ApiError {
  return new ApiError('NotFoundException', message);
}

export function conflict(message: string): ApiError {
  return new ApiError('ConflictException', message);
}

/** The checksum of a request is not that of the resource (LEX-VER-2). */
export function preconditionFailed(message: string): ApiError {
  return new ApiError('PreconditionFailedException', message);
}

/** A quota is used up, or a rate for so many seconds (LEX-WIRE-8). */
export function limitExceeded(message: string, retryAfterSeconds?: number): ApiError {
  return new ApiError('LimitExceededException', message, retryAfterSeconds === undefined ? {} : { members: { retryAfterSeconds: String(retryAfterSeconds) } });
}

/** Something refers to the resource, of which one is named (LEX-DEL-2). */
export function resourceInUse(message: string, referenceType: ReferenceType, name: string, version?: string): ApiError {
  return new ApiError('ResourceInUseException', message, { members: { referenceType, exampleReference: { name, ...(version === undefined ? {} : { version }) } } });
}
