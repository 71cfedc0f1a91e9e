import type { SetSecurityTokenServicePreferencesRequest } from '../../../../models/iam.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { STS_SETTINGS, tokenVersions } from '../../../kernel/sts-settings.ts';

/** Of tokens that the global endpoint will make; those that there are stay what they are (STS-3). */
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
    rows.put(tokenVersions, STS_SETTINGS, { version: input.GlobalEndpointTokenVersion === 'v2Token' ? 2 : 1 });
    return {};
  },
});
