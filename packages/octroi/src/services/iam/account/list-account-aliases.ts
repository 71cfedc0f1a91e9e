import type { ListAccountAliasesRequest, ListAccountAliasesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { pageOfItems } from '../shared/pagination.ts';
import { accountAliases, ONLY } from './tables.ts';

export const listAccountAliases = reads<ListAccountAliasesRequest, ListAccountAliasesResponse>({
  service: 'iam',
  name: 'ListAccountAliases',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListAccountAliases', resource: '*' }],
    asks: () => [{ action: 'iam:ListAccountAliases', resource: '*' }],
  },
  tables: [accountAliases],
  errors: [],
  async handle(call) {
    const row = await call.rows.get(accountAliases, ONLY);
    const { items, more } = pageOfItems(call, 'ListAccountAliases', row === undefined ? [] : [row.alias], String);
    return { AccountAliases: items, ...more };
  },
});
