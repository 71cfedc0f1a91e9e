import type { GetLayerVersionByArnRequest, GetLayerVersionResponse } from '../../../../models/lambda.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { FUNCTION_ERRORS, invalidParameter, notFound } from '../shared/errors.ts';
import { layerVersions } from './tables.ts';
import { askLayerVersion } from './asks.ts';
import { layerArn, readLayerVersionArn } from './designation.ts';
import { mustHaveLayerVersion, wholeLayerVersion } from './shape.ts';

/** As GetLayerVersion, which is also what it asks for. */
export const getLayerVersionByArn = reads<GetLayerVersionByArnRequest, GetLayerVersionResponse>({
  service: 'lambda',
  name: 'GetLayerVersionByArn',
  level: 'Read',
  owner: ({ Arn }, { scope }) => readLayerVersionArn(Arn)?.account ?? scope.account,
  check({ Arn }, { scope }) {
    const layer = readLayerVersionArn(Arn);
    if (layer === null || layer.region !== scope.region || layer.partition !== scope.partition) return notFound('The resource you requested does not exist.');
    return layer.version < 1 ? invalidParameter('Layer Version Cannot be less than 1') : null;
  },
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:GetLayerVersion', resource: 'layerVersion' }],
    async asks({ Arn }, context) {
      const { account, name, version } = readLayerVersionArn(Arn)!;
      return [await askLayerVersion('lambda:GetLayerVersion', { LayerName: layerArn({ ...context.scope, account }, name), VersionNumber: version }, context)];
    },
  },
  tables: [layerVersions],
  errors: FUNCTION_ERRORS,
  async handle({ input, rows, home }) {
    const { name, version } = readLayerVersionArn(input.Arn)!;
    const row = await mustHaveLayerVersion(rows, name, version);
    return effect(async (outside) => wholeLayerVersion(name, row, home, outside));
  },
});
