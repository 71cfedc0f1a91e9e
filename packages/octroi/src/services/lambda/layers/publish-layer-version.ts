import type { PublishLayerVersionRequest, PublishLayerVersionResponse } from '../../../../models/lambda.gen.ts';
import { effect, writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { askObject, GET_OBJECT } from '../packages/asks.ts';
import { storePackage } from '../packages/package.ts';
import { versionKey } from '../tables.ts';
import { layers, layerVersions, type LayerVersionRow } from './tables.ts';
import { checkLayer, designatedLayer, layerArn, ownerOfLayer } from './designation.ts';
import { wholeLayerVersion } from './shape.ts';

/** Makes the next version of a layer, and the layer if it is the first (LAM-91). */
export const publishLayerVersion = writes<PublishLayerVersionRequest, PublishLayerVersionResponse>({
  service: 'lambda',
  name: 'PublishLayerVersion',
  level: 'Write',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:PublishLayerVersion', resource: 'layer' }, GET_OBJECT],
    asks: (input, context) => [{ action: 'lambda:PublishLayerVersion', resource: layerArn(context.scope, designatedLayer(input, context.scope).name) }, ...askObject(input.Content, context)],
  },
  tables: [layers, layerVersions],
  errors: [...FUNCTION_ERRORS, 'RequestEntityTooLargeException'],
  async handle({ input, rows, home, blobs, consult, now }) {
    const { name } = designatedLayer(input, home);
    const content = await storePackage(input.Content, { blobs, consult });
    const version = (await rows.get(layers, [name]))?.nextVersion ?? 1;
    const row: LayerVersionRow = {
      version,
      description: input.Description ?? '',
      ...(input.LicenseInfo === undefined ? {} : { licenseInfo: input.LicenseInfo }),
      ...(input.CompatibleRuntimes === undefined ? {} : { runtimes: input.CompatibleRuntimes }),
      ...(input.CompatibleArchitectures === undefined ? {} : { architectures: input.CompatibleArchitectures }),
      ...content,
      createdAt: now,
    };
    rows.put(layers, [name], { nextVersion: version + 1 });
    rows.put(layerVersions, [name, versionKey(version)], row);
    return effect(async (outside) => wholeLayerVersion(name, row, home, outside));
  },
});
