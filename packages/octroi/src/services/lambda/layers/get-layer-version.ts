import type { GetLayerVersionRequest, GetLayerVersionResponse } from '../../../../models/lambda.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { layerVersions } from './tables.ts';
import { askLayerVersion } from './asks.ts';
import { checkLayer, designatedLayer, ownerOfLayer } from './designation.ts';
import { mustHaveLayerVersion, wholeLayerVersion } from './shape.ts';

/** A version of a layer, also of another account that allows it. */
export const getLayerVersion = reads<GetLayerVersionRequest, GetLayerVersionResponse>({
  service: 'lambda',
  name: 'GetLayerVersion',
  level: 'Read',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: true }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetLayerVersion', resource: 'layerVersion' }],
    asks: async (input, context) => [await askLayerVersion('lambda:GetLayerVersion', input, context)],
  },
  tables: [layerVersions],
  errors: FUNCTION_ERRORS,
  async handle({ input, scope, rows, home }) {
    const { name } = designatedLayer(input, scope);
    const row = await mustHaveLayerVersion(rows, name, input.VersionNumber);
    return effect(async (outside) => wholeLayerVersion(name, row, home, outside));
  },
});
