import { ApiError } from '../../../kernel/api-error.ts';

/** The error of most refusals; the model gives its status. */
export const invalidParameter = (message: string): ApiError => new ApiError('InvalidParameterException', message);
export const groupNotFound = (): ApiError => new ApiError('ResourceNotFoundException', 'The specified log group does not exist.');
export const streamNotFound = (): ApiError => new ApiError('ResourceNotFoundException', 'The specified log stream does not exist.');
export const groupExists = (): ApiError => new ApiError('ResourceAlreadyExistsException', 'The specified log group already exists');
export const streamExists = (): ApiError => new ApiError('ResourceAlreadyExistsException', 'The specified log stream already exists');
export const invalidToken = (): ApiError => invalidParameter('The specified nextToken is invalid.');

/** Codes that operations on groups and streams may raise. */
export const LOGS_ERRORS: readonly string[] = ['InvalidParameterException', 'ResourceNotFoundException'];
