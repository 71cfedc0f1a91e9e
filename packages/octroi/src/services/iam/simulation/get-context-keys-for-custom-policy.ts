import type { GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { contextKeysOfTexts } from './context-keys.ts';
import { refusalOf } from './documents.ts';

export const getContextKeysForCustomPolicy = reads<GetContextKeysForCustomPolicyRequest, GetContextKeysForPolicyResponse>({
  service: 'iam',
  name: 'GetContextKeysForCustomPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:GetContextKeysForCustomPolicy', resource: '*' }],
    asks: () => [{ action: 'iam:GetContextKeysForCustomPolicy', resource: '*' }],
  },
  tables: [],
  errors: ['InvalidInput'],
  handle({ input }) {
    const refusal = refusalOf(input.PolicyInputList, 'inline');
    if (refusal !== null) throw refusal;
    return { ContextKeyNames: contextKeysOfTexts(input.PolicyInputList) };
  },
});
