import type { SetSecurityTokenServicePreferencesRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { ONLY, tokenVersions } from './tables.ts';

/** Our tokens are valid in every Region whatever their version, so that the account summary alone shows the choice. */
export const setSecurityTokenServicePreferences = writes<SetSecurityTokenServicePreferencesRequest, object>({
  service: 'iam',
  name: 'SetSecurityTokenServicePreferences',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:SetSecurityTokenServicePreferences', resource: '*' }],
    asks: () => [{ action: 'iam:SetSecurityTokenServicePreferences', resource: '*' }],
  },
  tables: [tokenVersions],
  errors: [],
  handle({ input, rows }) {
    rows.put(tokenVersions, ONLY, { version: input.GlobalEndpointTokenVersion === 'v2Token' ? 2 : 1 });
    return {};
  },
});
