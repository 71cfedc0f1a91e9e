import type { GetUserRequest, GetUserResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { wholeUser } from './shape.ts';

export const getUser = reads<GetUserRequest, GetUserResponse>({
  service: 'iam',
  name: 'GetUser',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetUser', resource: 'user' }],
    async asks({ UserName }, context) {
      // The root user asks about itself without a name (IAM-4).
      if (UserName === undefined && context.caller.principal.kind === 'root') return [{ action: 'iam:GetUser', resource: context.caller.arn }];
      return [await askUser('iam:GetUser', impliedUser(UserName, context.caller), context)];
    },
  },
  tables: [users],
  errors: ['NoSuchEntity'],
  async handle({ input, caller, rows, home }) {
    if (input.UserName === undefined && caller.principal.kind === 'root') {
      return { User: { Path: '/', UserName: '', UserId: home.account, Arn: caller.arn, CreateDate: new Date(0) } };
    }
    return { User: wholeUser(home, await mustHaveUser(rows, impliedUser(input.UserName, caller))) };
  },
});
