import type { DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse } from '../../../models/sts.gen.ts';
import { ApiError } from '../../kernel/api-error.ts';
import { decodeAuthorizationMessage as open } from '../../kernel/authorization-message.ts';
import { writes } from '../../kernel/operation.ts';
import { sessionRestriction } from '../../kernel/session-restrictions.ts';

/** Why a request was refused, for who may know it (STS-72). A message is readable in the account of the refused caller alone. */
export const decodeAuthorizationMessage = writes<DecodeAuthorizationMessageRequest, DecodeAuthorizationMessageResponse>({
  service: 'sts',
  name: 'DecodeAuthorizationMessage',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
    asks: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
  },
  check: (_input, { caller }) => sessionRestriction(caller, 'sts', 'DecodeAuthorizationMessage'),
  tables: [],
  errors: ['InvalidAuthorizationMessageException'],
  handle({ input, caller, seal }) {
    const text = open(seal, input.EncodedMessage, caller.account);
    if (text === null) throw new ApiError('InvalidAuthorizationMessageException', 'Message is not valid');
    return { DecodedMessage: text };
  },
});
