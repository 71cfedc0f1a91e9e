import type { ListAliasesRequest, ListAliasesResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { aliases, functions } from '../tables.ts';
import { aliasConfiguration } from './shape.ts';

/** The aliases of a function, or those that point to one version. */
export const listAliases = reads<ListAliasesRequest, ListAliasesResponse>({
  service: 'lambda',
  name: 'ListAliases',
  level: 'List',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListAliases', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:ListAliases', input, context)],
  },
  tables: [functions, aliases],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const row = await mustHaveFunction(rows, home, designated(input, scope).name);
    const after = readMarker(input.Marker, 1)?.[0];
    const version = input.FunctionVersion;
    const all = (await listAll(rows, aliases, [row.id])).map((entry) => entry.row);
    const wanted = all.filter((alias) => version === undefined || alias.version === version || alias.routing?.version === version);
    const from = after === undefined ? 0 : wanted.findIndex((alias) => Buffer.compare(Buffer.from(alias.name), Buffer.from(after)) > 0);
    const { shown, next } = pageOf(from < 0 ? [] : wanted.slice(from), limitOf(input.MaxItems), (alias) => [alias.name]);
    return { Aliases: shown.map((alias) => aliasConfiguration(row.name, alias, home)), ...next };
  },
});
