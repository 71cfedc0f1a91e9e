import type { FunctionConfiguration, ListFunctionsRequest, ListFunctionsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { latestConfiguration, listed, versionConfiguration } from '../shared/configuration.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { functions, versionKey, versions } from '../tables.ts';

interface Item {
  /** Name, and the row key of the version; `$LATEST` sorts before all numbers. */
  readonly id: readonly [string, string];
  readonly configuration: FunctionConfiguration;
}

/** Names sort before their versions. */
const LATEST_KEY = '$';

/** All functions of the Region, with `ALL` their versions too (LAM-31). */
export const listFunctions = reads<ListFunctionsRequest, ListFunctionsResponse>({
  service: 'lambda',
  name: 'ListFunctions',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListFunctions', resource: '*' }],
    asks: () => [{ action: 'lambda:ListFunctions', resource: '*' }],
  },
  tables: [functions, versions],
  errors: ['InvalidParameterValueException'],
  async handle(call) {
    const { input, rows, home } = call;
    const limit = limitOf(input.MaxItems);
    const after = readMarker(input.Marker, 2);
    const all = input.FunctionVersion === 'ALL';
    // Replicas for the edge have a master elsewhere; there are none of them here.
    if (input.MasterRegion !== undefined && input.MasterRegion !== 'ALL' && input.MasterRegion !== home.region) return { Functions: [] };
    const items: Item[] = [];
    /** The versions of the function at which the last page ended. */
    const resumed = all && after !== undefined ? await rows.get(functions, [after[0]!]) : undefined;
    const next = await rows.list(functions, { ...(after === undefined ? {} : { after: [after[0]!] }), limit: limit + 1 });
    for (const row of [...(resumed === undefined ? [] : [resumed]), ...next.map((entry) => entry.row)]) {
      if (items.length > limit) break;
      if (row !== resumed) items.push({ id: [row.name, LATEST_KEY], configuration: latestConfiguration(row, all ? '$LATEST' : null, call) });
      if (!all) continue;
      const from = row === resumed && after![1] !== LATEST_KEY ? { after: [row.id, after![1]!] } : {};
      for (const version of await rows.list(versions, { under: [row.id], ...from, limit: limit + 1 })) {
        const number = version.row.version;
        items.push({ id: [row.name, versionKey(number)], configuration: versionConfiguration(row, version.row, String(number), call) });
      }
    }
    const { shown, next: marker } = pageOf(items, limit, (item) => item.id);
    return { Functions: shown.map((item) => listed(item.configuration)), ...marker };
  },
});
