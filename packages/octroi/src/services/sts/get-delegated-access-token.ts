import type { GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse } from '../../../models/sts.gen.ts';
import { ApiError } from '../../kernel/api-error.ts';
import { writes } from '../../kernel/operation.ts';
import { sessionRestriction } from '../../kernel/session-restrictions.ts';

/** Trades a token of an approved delegation request for credentials (STS-82). There are no such requests, so that no token is good. */
export const getDelegatedAccessToken = writes<GetDelegatedAccessTokenRequest, GetDelegatedAccessTokenResponse>({
  service: 'sts',
  name: 'GetDelegatedAccessToken',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'sts:GetDelegatedAccessToken', resource: '*' }],
    asks: () => [{ action: 'sts:GetDelegatedAccessToken', resource: '*' }],
  },
  check: (_input, { caller }) => sessionRestriction(caller, 'sts', 'GetDelegatedAccessToken'),
  tables: [],
  errors: ['ExpiredTradeInTokenException'],
  handle() {
    throw new ApiError('ExpiredTradeInTokenException', 'The trade-in token provided in the request has expired and can no longer be exchanged for credentials. Request a new token and retry the operation.');
  },
});
