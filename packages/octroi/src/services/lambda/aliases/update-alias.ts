import type { AliasConfiguration, UpdateAliasRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { moveWith } from '../concurrency/provisioned/keep.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, notFound, requireRevision } from '../shared/errors.ts';
import { aliases, functions, versions, type AliasRow } from '../tables.ts';
import { provisionedConcurrency } from '../concurrency/tables.ts';
import { aliasConfiguration, requireVersions, routingOf } from './shape.ts';

/** Points an alias elsewhere; what the request does not give stays. */
export const updateAlias = writes<UpdateAliasRequest, AliasConfiguration>({
  service: 'lambda',
  name: 'UpdateAlias',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:UpdateAlias', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:UpdateAlias', input, context)],
  },
  tables: [functions, versions, aliases, provisionedConcurrency],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home, ids, now }) {
    const { name } = designated(input, scope);
    const row = await rows.get(functions, [name]);
    const present = row === undefined ? undefined : await rows.get(aliases, [row.id, input.Name]);
    if (row === undefined || present === undefined) throw notFound(`Alias not found: ${functionArn(home, name, input.Name)}`);
    requireRevision(input.RevisionId, present.revisionId);
    const version = input.FunctionVersion ?? present.version;
    const { routing: kept, ...rest } = present;
    const routing = input.RoutingConfig === undefined ? stillPossible(kept, version) : routingOf(input.RoutingConfig, version);
    const alias: AliasRow = {
      ...rest,
      version,
      description: input.Description ?? present.description,
      ...(routing === undefined ? {} : { routing }),
      revisionId: ids.uuid(),
    };
    await requireVersions(alias, row, rows, home);
    if (version !== present.version) await moveWith(row, alias, now, rows);
    rows.put(aliases, [row.id, alias.name], alias);
    return aliasConfiguration(name, alias, home);
  },
});

/** The weights that an alias keeps must suit its new version as new ones would. */
function stillPossible(routing: AliasRow['routing'], version: string): AliasRow['routing'] {
  return routing === undefined ? undefined : routingOf({ AdditionalVersionWeights: { [routing.version]: routing.weight } }, version);
}
