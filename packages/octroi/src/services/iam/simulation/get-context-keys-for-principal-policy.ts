import type { GetContextKeysForPolicyResponse, GetContextKeysForPrincipalPolicyRequest } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { contextKeysOfTexts } from './context-keys.ts';
import { refusalOf } from './documents.ts';
import { askEntityArn, entityNamed, mustHaveSource, notAnEntity, sourceTables } from './source-entity.ts';

export const getContextKeysForPrincipalPolicy = reads<GetContextKeysForPrincipalPolicyRequest, GetContextKeysForPolicyResponse>({
  service: 'iam',
  name: 'GetContextKeysForPrincipalPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: (['group', 'role', 'user'] as const).map((resource) => ({ action: 'iam:GetContextKeysForPrincipalPolicy', resource })),
    asks: async ({ PolicySourceArn }, context) => [await askEntityArn('iam:GetContextKeysForPrincipalPolicy', PolicySourceArn, context)],
  },
  tables: sourceTables,
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: ({ PolicySourceArn }) => (entityNamed(PolicySourceArn) === null ? notAnEntity(PolicySourceArn) : null),
  async handle({ input, rows, home }) {
    const { held } = await mustHaveSource(rows, home, input.PolicySourceArn);
    const refusal = refusalOf(input.PolicyInputList, 'inline');
    if (refusal !== null) throw refusal;
    return { ContextKeyNames: contextKeysOfTexts([...held.map(({ text }) => text), ...(input.PolicyInputList ?? [])]) };
  },
});
