import type { GetUserRequest, GetUserResponse } from '../../../../models/iam.gen.ts';
import { accountsTable, installationScope } from '../../../kernel/accounts.ts';
import { reads } from '../../../kernel/operation.ts';
import { askUser } from '../shared/asks.ts';
import { impliedUser } from '../shared/caller-user.ts';
import { mustHaveUser } from '../shared/not-found.ts';
import { users } from '../tables.ts';
import { wholeUser } from '../shared/user-shape.ts';

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
  async handle({ input, caller, rows, home, look }) {
    if (input.UserName === undefined && caller.principal.kind === 'root') {
      const account = await look.get(accountsTable, installationScope(home.partition), [home.account]);
      return { User: { UserId: home.account, Arn: caller.arn, CreateDate: new Date(account?.createdAt ?? 0) } };
    }
    return { User: wholeUser(home, await mustHaveUser(rows, impliedUser(input.UserName, caller))) };
  },
});
