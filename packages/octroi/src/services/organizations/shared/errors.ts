import { ApiError } from '../../../kernel/api-error.ts';

/** An error of the model, which gives its status. */
export function organizationsError(code: string, message: string, reason?: string): ApiError {
  return new ApiError(code, message, reason === undefined ? {} : { members: { Reason: reason } });
}

export const invalidInput = (reason: string, message: string): ApiError => organizationsError('InvalidInputException', message, reason);
export const constraintViolation = (reason: string, message: string): ApiError => organizationsError('ConstraintViolationException', message, reason);

export const noPermission = (): ApiError => organizationsError('AccessDeniedException', "You don't have permissions to access this resource.");
export const notInUse = (): ApiError => organizationsError('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.');
export const parentNotFound = (): ApiError => organizationsError('ParentNotFoundException', "You specified parent that doesn't exist.");
export const unitNotFound = (): ApiError => organizationsError('OrganizationalUnitNotFoundException', "You specified an organizational unit that doesn't exist.");
export const accountNotFound = (): ApiError => organizationsError('AccountNotFoundException', "You specified an account that doesn't exist.");
export const targetNotFound = (): ApiError => organizationsError('TargetNotFoundException', "You specified a target that doesn't exist.");
export const policyNotFound = (): ApiError => organizationsError('PolicyNotFoundException', "You specified a policy that doesn't exist.");
export const rootNotFound = (): ApiError => organizationsError('RootNotFoundException', "You specified a root that doesn't exist.");
export const typeNotEnabled = (): ApiError => organizationsError('PolicyTypeNotEnabledException', 'This operation can be performed only for enabled policy types.');
export const typeNotAvailable = (): ApiError =>
  organizationsError('PolicyTypeNotAvailableForOrganizationException', 'This operation cannot be performed because the specified policy type is not available for the organization.');
export const tooManyAccounts = (): ApiError => constraintViolation('ACCOUNT_NUMBER_LIMIT_EXCEEDED', 'You have exceeded the allowed number of AWS accounts.');
