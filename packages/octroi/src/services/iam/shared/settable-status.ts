import { ApiError } from '../../../kernel/api-error.ts';

/** The statuses that a caller may give to a credential. */
export type SettableStatus = 'Active' | 'Inactive';

/** The status, or InvalidInput for the model's third one, Expired, which only AWS gives (IAM-41). `what` names the credential in the text. */
export function settableStatus(status: SettableStatus | 'Expired', what: string): SettableStatus {
  if (status === 'Expired') throw new ApiError('InvalidInput', `The status of ${what} can be set to Active or Inactive only.`);
  return status;
}
