import type { GetAccountSettingsRequest, GetAccountSettingsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { ACCOUNT_LIMIT, unreservedLeft } from '../concurrency/account.ts';
import { functions, versions } from '../tables.ts';
import { accountConcurrency } from '../concurrency/tables.ts';

/** Limits and use of the account in the Region (LAM-95). */
export const getAccountSettings = reads<GetAccountSettingsRequest, GetAccountSettingsResponse>({
  service: 'lambda',
  name: 'GetAccountSettings',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetAccountSettings', resource: '*' }],
    asks: () => [{ action: 'lambda:GetAccountSettings', resource: '*' }],
  },
  tables: [functions, versions, accountConcurrency],
  errors: [],
  async handle({ rows }) {
    let size = 0;
    const present = await listAll(rows, functions);
    for (const { row } of present) {
      size += row.configuration.codeSize;
      if (row.nextVersion === 1) continue;
      for (const { row: version } of await listAll(rows, versions, [row.id])) size += version.configuration.codeSize;
    }
    return {
      AccountLimit: { TotalCodeSize: 80_530_636_800, CodeSizeUnzipped: 262_144_000, CodeSizeZipped: 52_428_800, ConcurrentExecutions: ACCOUNT_LIMIT, UnreservedConcurrentExecutions: await unreservedLeft(rows) },
      AccountUsage: { TotalCodeSize: size, FunctionCount: present.length },
    };
  },
});
