import type { AliasConfiguration, GetAliasRequest } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, notFound } from '../shared/errors.ts';
import { aliases, functions } from '../tables.ts';
import { aliasConfiguration } from './shape.ts';

export const getAlias = reads<GetAliasRequest, AliasConfiguration>({
  service: 'lambda',
  name: 'GetAlias',
  level: 'Read',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetAlias', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:GetAlias', input, context)],
  },
  tables: [functions, aliases],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { name } = designated(input, scope);
    const row = await rows.get(functions, [name]);
    const alias = row === undefined ? undefined : await rows.get(aliases, [row.id, input.Name]);
    if (alias === undefined) throw notFound(`Cannot find alias arn: ${functionArn(home, name, input.Name)}`);
    return aliasConfiguration(name, alias, home);
  },
});
