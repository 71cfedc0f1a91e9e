import type { DeleteLayerVersionRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS } from '../shared/errors.ts';
import { versionKey } from '../tables.ts';
import { layerPolicies, layerVersions } from './tables.ts';
import { askLayerVersion } from './asks.ts';
import { checkLayer, designatedLayer, ownerOfLayer } from './designation.ts';

/** Takes a version away; functions that refer to it keep it, and its number is never used again (LAM-92). A missing one is no error. */
export const deleteLayerVersion = writes<DeleteLayerVersionRequest, object>({
  service: 'lambda',
  name: 'DeleteLayerVersion',
  level: 'Write',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:DeleteLayerVersion', resource: 'layerVersion' }],
    asks: async (input, context) => [await askLayerVersion('lambda:DeleteLayerVersion', input, context)],
  },
  tables: [layerVersions, layerPolicies],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const key = [designatedLayer(input, home).name, versionKey(input.VersionNumber)];
    rows.delete(layerVersions, key);
    rows.delete(layerPolicies, key);
    return {};
  },
});
