import type { GetAccountPropertiesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { accountProperties, ONLY } from './tables.ts';

/** What PutAccountProperties has set. */
export const getAccountProperties = reads<object, GetAccountPropertiesResponse>({
  service: 'iam',
  name: 'GetAccountProperties',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetAccountProperties', resource: '*' }],
    asks: () => [{ action: 'iam:GetAccountProperties', resource: '*' }],
  },
  tables: [accountProperties],
  errors: [],
  async handle({ rows }) {
    return { Properties: (await rows.get(accountProperties, ONLY))?.properties ?? {} };
  },
});
