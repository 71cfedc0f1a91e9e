import type { GetLayerVersionPolicyRequest, GetLayerVersionPolicyResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS, notFound } from '../shared/errors.ts';
import { versionKey } from '../tables.ts';
import { layerPolicies, layerVersions } from './tables.ts';
import { askLayerVersion, layerPolicyDocument } from './asks.ts';
import { checkLayer, designatedLayer, layerVersionArn, ownerOfLayer } from './designation.ts';

/** Who may use a layer version (LAM-93). */
export const getLayerVersionPolicy = reads<GetLayerVersionPolicyRequest, GetLayerVersionPolicyResponse>({
  service: 'lambda',
  name: 'GetLayerVersionPolicy',
  level: 'Read',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetLayerVersionPolicy', resource: 'layerVersion' }],
    asks: async (input, context) => [await askLayerVersion('lambda:GetLayerVersionPolicy', input, context)],
  },
  tables: [layerVersions, layerPolicies],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name } = designatedLayer(input, home);
    const key = [name, versionKey(input.VersionNumber)];
    if ((await rows.get(layerVersions, key)) === undefined) throw notFound(`Layer version ${layerVersionArn(home, name, input.VersionNumber)} does not exist.`);
    const policy = await rows.get(layerPolicies, key);
    if (policy === undefined) throw notFound('No policy is associated with the given resource.');
    return { Policy: layerPolicyDocument(policy.statements), RevisionId: policy.revisionId };
  },
});
