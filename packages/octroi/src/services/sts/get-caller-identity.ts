import type { GetCallerIdentityRequest, GetCallerIdentityResponse } from '../../../models/sts.gen.ts';
import { reads } from '../../kernel/operation.ts';

export const getCallerIdentity = reads<GetCallerIdentityRequest, GetCallerIdentityResponse>({
  service: 'sts',
  name: 'GetCallerIdentity',
  level: 'Read',
  // It needs no permission and cannot be denied.
  access: { kind: 'ungated', rule: 'EVAL-68' },
  tables: [],
  errors: [],
  handle: ({ caller, scope }) => ({ UserId: caller.userId, Account: caller.account ?? scope.account, Arn: caller.arn }),
});
