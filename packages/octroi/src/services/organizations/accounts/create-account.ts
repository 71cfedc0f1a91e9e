import type { CreateAccountRequest, CreateAccountResponse } from '../../../../models/organizations.gen.ts';
import { accountsTable } from '../../../kernel/accounts.ts';
import { requestTagKeys } from '../../../kernel/context.ts';
import { effect } from '../../../kernel/operation.ts';
import { members } from '../../../kernel/organization/tables.ts';
import { listAll } from '../../../kernel/rows.ts';
import { createRequests, type CreateRequestRow } from '../tables.ts';
import { askAll } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { tooManyAccounts } from '../shared/errors.ts';
import { newAccountId, newCreateRequestId } from '../shared/new-ids.ts';
import { MAX_ACCOUNTS } from '../shared/quotas.ts';
import { createStatus } from '../shared/shapes.ts';
import { checkTags } from '../shared/tags.ts';
import { accountMaker } from '../parts.ts';

/** The role by which the management account comes in, unless another name is given. */
const ACCESS_ROLE = 'OrganizationAccountAccessRole';

/** Writes the request down; the account is made after it, and DescribeCreateAccountStatus tells when it is there. */
export const createAccount = writesOrganization<CreateAccountRequest, CreateAccountResponse>({
  name: 'CreateAccount',
  level: 'Write',
  who: 'management',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:CreateAccount', resource: '*', keys: ['aws:RequestTag/${TagKey}', 'aws:TagKeys'] }],
    asks: ({ Tags }) => [askAll('organizations:CreateAccount', requestTagKeys(Tags))],
  },
  tables: [members, accountsTable, createRequests],
  errors: ['ConstraintViolationException'],
  async handle({ input, organization, shared, ids, now, home }) {
    checkTags(input.Tags);
    const present = (await listAll(shared, members, [organization.id])).length;
    const begun = (await listAll(shared, createRequests, [organization.id])).filter(({ row }) => row.state === 'IN_PROGRESS').length;
    if (present + begun >= MAX_ACCOUNTS) throw tooManyAccounts();
    let accountId = newAccountId(ids);
    while ((await shared.get(accountsTable, [accountId])) !== undefined) accountId = newAccountId(ids);
    const row: CreateRequestRow = {
      id: newCreateRequestId(ids),
      accountId,
      name: input.AccountName,
      email: input.Email,
      roleName: input.RoleName ?? ACCESS_ROLE,
      state: 'IN_PROGRESS',
      requestedAt: now,
      tags: input.Tags ?? [],
    };
    shared.put(createRequests, [organization.id, row.id], row);
    return effect(async ({ use }) => {
      await use(accountMaker).make(home.partition, organization.id, row.id);
      return { CreateAccountStatus: createStatus(row) };
    });
  },
});
