import { defineToken } from '../../kernel/operation.ts';

/** Makes the account that a request of CreateAccount stands for, beside the API: nobody is in it yet who could. */
export interface AccountMaker {
  /** Does nothing if the request has come to its end before. */
  make(partition: string, organization: string, request: string): Promise<void>;
}

export const accountMaker = defineToken<AccountMaker>('account-maker');
