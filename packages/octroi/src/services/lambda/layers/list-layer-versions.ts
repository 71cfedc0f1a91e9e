import type { ListLayerVersionsRequest, ListLayerVersionsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll, type RowReader } from '../../../kernel/rows.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { versionKey } from '../tables.ts';
import { layerVersions, type LayerVersionRow } from './tables.ts';
import { checkLayer, designatedLayer, ownerOfLayer } from './designation.ts';
import { layerVersionItem } from './shape.ts';

/** What lists of layers are filtered by. */
export interface Compatibility {
  readonly CompatibleRuntime?: string | undefined;
  readonly CompatibleArchitecture?: string | undefined;
}

/** A version that names no runtimes or architectures is found by none. */
export function isCompatible(row: LayerVersionRow, { CompatibleRuntime: runtime, CompatibleArchitecture: architecture }: Compatibility): boolean {
  return (runtime === undefined || row.runtimes?.includes(runtime) === true) && (architecture === undefined || row.architectures?.includes(architecture) === true);
}

/** The versions of a layer that are compatible, the newest first. */
export async function versionsOf(name: string, wanted: Compatibility, rows: RowReader): Promise<LayerVersionRow[]> {
  const all = await listAll(rows, layerVersions, [name]);
  return all.map((entry) => entry.row).filter((row) => isCompatible(row, wanted)).toReversed();
}

/** The versions of a layer; none for a layer that is not there. */
export const listLayerVersions = reads<ListLayerVersionsRequest, ListLayerVersionsResponse>({
  service: 'lambda',
  name: 'ListLayerVersions',
  level: 'List',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListLayerVersions', resource: '*' }],
    asks: () => [{ action: 'lambda:ListLayerVersions', resource: '*' }],
  },
  tables: [layerVersions],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name } = designatedLayer(input, home);
    const after = readMarker(input.Marker, 1)?.[0];
    const found = (await versionsOf(name, input, rows)).filter((row) => after === undefined || versionKey(row.version) < after);
    const { shown, next } = pageOf(found, limitOf(input.MaxItems), (row) => [versionKey(row.version)]);
    return { LayerVersions: shown.map((row) => layerVersionItem(name, row, home)), ...next };
  },
});
