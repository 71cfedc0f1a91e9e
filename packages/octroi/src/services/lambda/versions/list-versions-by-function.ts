import type { FunctionConfiguration, ListVersionsByFunctionRequest, ListVersionsByFunctionResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { latestConfiguration, listed, versionConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { functions, versionKey, versions } from '../tables.ts';

/** `$LATEST` and the published versions, oldest first (LAM-44). */
export const listVersionsByFunction = reads<ListVersionsByFunctionRequest, ListVersionsByFunctionResponse>({
  service: 'lambda',
  name: 'ListVersionsByFunction',
  level: 'List',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListVersionsByFunction', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:ListVersionsByFunction', input, context)],
  },
  tables: [functions, versions],
  errors: FUNCTION_ERRORS,
  async handle(call) {
    const { input, rows, home } = call;
    const row = await mustHaveFunction(rows, home, designated(input, call.scope).name);
    const limit = limitOf(input.MaxItems);
    const after = readMarker(input.Marker, 1)?.[0];
    const items: { readonly key: string; readonly configuration: FunctionConfiguration }[] = [];
    if (after === undefined) items.push({ key: LATEST_KEY, configuration: latestConfiguration(row, '$LATEST', call) });
    const from = after === undefined || after === LATEST_KEY ? {} : { after: [row.id, after] };
    for (const { row: version } of await rows.list(versions, { under: [row.id], ...from, limit: limit + 1 })) {
      items.push({ key: versionKey(version.version), configuration: versionConfiguration(row, version, String(version.version), call) });
    }
    const { shown, next } = pageOf(items, limit, (item) => [item.key]);
    return { Versions: shown.map((item) => listed(item.configuration)), ...next };
  },
});

const LATEST_KEY = '$LATEST';
