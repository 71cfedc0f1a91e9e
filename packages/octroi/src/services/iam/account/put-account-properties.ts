import type { PutAccountPropertiesRequest } from '../../../../models/iam.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { namespacesOf, propertiesProblem } from './account-properties.ts';
import { accountProperties, ONLY } from './tables.ts';

/** Bounds what an account may keep: AWS has a handful of them. */
const MAX_PROPERTIES = 50;

/** Sets properties of the account, such as those of role manager, which has no templates here to make roles of. */
export const putAccountProperties = writes<PutAccountPropertiesRequest, object>({
  service: 'iam',
  name: 'PutAccountProperties',
  level: 'Write',
  check: ({ Properties }) => propertiesProblem(Properties),
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:PutAccountProperties', resource: '*', keys: ['iam:AccountPropertyNamespaces'] }],
    asks: ({ Properties }) => [{ action: 'iam:PutAccountProperties', resource: '*', keys: { 'iam:AccountPropertyNamespaces': namespacesOf(Properties) } }],
  },
  tables: [accountProperties],
  errors: ['InvalidInput'],
  async handle({ input, rows }) {
    const properties = { ...(await rows.get(accountProperties, ONLY))?.properties, ...input.Properties };
    if (Object.keys(properties).length > MAX_PROPERTIES) throw new ApiError('InvalidInput', `An account has at most ${MAX_PROPERTIES} properties.`);
    rows.put(accountProperties, ONLY, { properties });
    return {};
  },
});
