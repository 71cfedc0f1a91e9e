import type { AliasConfiguration, CreateAliasRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { conflict, FUNCTION_ERRORS } from '../shared/errors.ts';
import { functionNotFound } from '../shared/find.ts';
import { aliases, functions, versions, type AliasRow } from '../tables.ts';
import { aliasConfiguration, requireVersions, routingOf } from './shape.ts';

/** A name for a version, or for two with weights (LAM-45, LAM-46). */
export const createAlias = writes<CreateAliasRequest, AliasConfiguration>({
  service: 'lambda',
  name: 'CreateAlias',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:CreateAlias', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:CreateAlias', input, context)],
  },
  tables: [functions, versions, aliases],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, ids }) {
    const { name } = designated(input, scope);
    const row = await rows.get(functions, [name]);
    if (row === undefined) throw functionNotFound(home, name, input.FunctionVersion);
    const routing = routingOf(input.RoutingConfig, input.FunctionVersion);
    if ((await rows.get(aliases, [row.id, input.Name])) !== undefined) throw conflict(`Alias already exists: ${functionArn(home, row.name, input.Name)}`);
    const alias: AliasRow = {
      name: input.Name,
      version: input.FunctionVersion,
      description: input.Description ?? '',
      ...(routing === undefined ? {} : { routing }),
      revisionId: ids.uuid(),
    };
    await requireVersions(alias, row, rows, home);
    rows.put(aliases, [row.id, alias.name], alias);
    return aliasConfiguration(row.name, alias, home);
  },
});
