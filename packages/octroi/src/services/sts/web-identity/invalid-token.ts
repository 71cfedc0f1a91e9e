import { ApiError } from '../../../kernel/api-error.ts';

/** A token or assertion that proves nothing (STS-41, STS-53). */
export class InvalidToken extends ApiError {
  constructor(message: string) {
    super('InvalidIdentityToken', message);
  }
}
