import type { LayersListItem, ListLayersRequest, ListLayersResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { layers, layerVersions } from './tables.ts';
import { layerArn } from './designation.ts';
import { versionsOf } from './list-layer-versions.ts';
import { layerVersionItem } from './shape.ts';

/** The layers of the account, each with its newest compatible version; one without any is not listed. */
export const listLayers = reads<ListLayersRequest, ListLayersResponse>({
  service: 'lambda',
  name: 'ListLayers',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListLayers', resource: '*' }],
    asks: () => [{ action: 'lambda:ListLayers', resource: '*' }],
  },
  tables: [layers, layerVersions],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const after = readMarker(input.Marker, 1)?.[0];
    const limit = limitOf(input.MaxItems);
    const items: (LayersListItem & { readonly LayerName: string })[] = [];
    for (const { id } of await listAll(rows, layers)) {
      const name = id[0]!;
      if (after !== undefined && Buffer.compare(Buffer.from(name), Buffer.from(after)) <= 0) continue;
      const [newest] = await versionsOf(name, input, rows);
      if (newest !== undefined) items.push({ LayerName: name, LayerArn: layerArn(home, name), LatestMatchingVersion: layerVersionItem(name, newest, home) });
      if (items.length > limit) break;
    }
    const { shown, next } = pageOf(items, limit, (item) => [item.LayerName]);
    return { Layers: shown, ...next };
  },
});
