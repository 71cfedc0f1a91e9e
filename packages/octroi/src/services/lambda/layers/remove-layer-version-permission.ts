import type { RemoveLayerVersionPermissionRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS, notFound, requireRevision } from '../shared/errors.ts';
import { versionKey } from '../tables.ts';
import { layerPolicies, layerVersions } from './tables.ts';
import { askLayerVersion } from './asks.ts';
import { checkLayer, designatedLayer, layerVersionArn, ownerOfLayer } from './designation.ts';

/** Takes a statement out of a layer version's policy (LAM-93). */
export const removeLayerVersionPermission = writes<RemoveLayerVersionPermissionRequest, object>({
  service: 'lambda',
  name: 'RemoveLayerVersionPermission',
  level: 'Permissions management',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:RemoveLayerVersionPermission', resource: 'layerVersion' }],
    asks: async (input, context) => [await askLayerVersion('lambda:RemoveLayerVersionPermission', input, context)],
  },
  tables: [layerVersions, layerPolicies],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home, ids }) {
    const { name } = designatedLayer(input, home);
    const key = [name, versionKey(input.VersionNumber)];
    if ((await rows.get(layerVersions, key)) === undefined) throw notFound(`Layer version ${layerVersionArn(home, name, input.VersionNumber)} does not exist.`);
    const policy = await rows.get(layerPolicies, key);
    const statements = policy?.statements.filter((statement) => statement.Sid !== input.StatementId) ?? [];
    if (policy === undefined || statements.length === policy.statements.length) throw notFound(`Statement ${input.StatementId} is not found in resource policy.`);
    requireRevision(input.RevisionId, policy.revisionId, 'GetLayerPolicy');
    if (statements.length === 0) rows.delete(layerPolicies, key);
    else rows.put(layerPolicies, key, { statements, revisionId: ids.uuid() });
    return {};
  },
});
