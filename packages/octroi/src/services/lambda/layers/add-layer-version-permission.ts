import type { AddLayerVersionPermissionRequest, AddLayerVersionPermissionResponse } from '../../../../models/lambda.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { writes } from '../../../kernel/operation.ts';
import { conflict, FUNCTION_ERRORS, notFound, requireRevision } from '../shared/errors.ts';
import { versionKey } from '../tables.ts';
import { layerPolicies, layerVersions, type LayerStatement } from './tables.ts';
import { askLayerVersion, layerPolicyDocument } from './asks.ts';
import { checkLayer, designatedLayer, layerVersionArn, ownerOfLayer } from './designation.ts';

/** Bytes (LAM-55). */
const MAX_POLICY = 20_480;

/** Lets another account, an organization or everyone use a layer version (LAM-93). */
export const addLayerVersionPermission = writes<AddLayerVersionPermissionRequest, AddLayerVersionPermissionResponse>({
  service: 'lambda',
  name: 'AddLayerVersionPermission',
  level: 'Permissions management',
  owner: ownerOfLayer,
  check: checkLayer({ crossAccount: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:AddLayerVersionPermission', resource: 'layerVersion' }],
    asks: async (input, context) => [await askLayerVersion('lambda:AddLayerVersionPermission', input, context)],
  },
  tables: [layerVersions, layerPolicies],
  errors: [...FUNCTION_ERRORS, 'PolicyLengthExceededException'],
  async handle({ input, rows, home, ids }) {
    const { name } = designatedLayer(input, home);
    const arn = layerVersionArn(home, name, input.VersionNumber);
    const key = [name, versionKey(input.VersionNumber)];
    if ((await rows.get(layerVersions, key)) === undefined) throw notFound(`Layer version ${arn} does not exist.`);
    const policy = await rows.get(layerPolicies, key);
    requireRevision(input.RevisionId, policy?.revisionId ?? '', 'GetLayerPolicy');
    if (policy?.statements.some((statement) => statement.Sid === input.StatementId) === true) {
      throw conflict(`The statement id (${input.StatementId}) provided already exists. Please provide a new statement id, or remove the existing statement.`);
    }
    const statement = statementOf(input, arn, home.partition);
    const statements = [...(policy?.statements ?? []), statement];
    const size = Buffer.byteLength(layerPolicyDocument(statements));
    if (size > MAX_POLICY) throw new ApiError('PolicyLengthExceededException', `The final policy size (${size}) is bigger than the limit (${MAX_POLICY}).`, { status: 400 });
    const revisionId = ids.uuid();
    rows.put(layerPolicies, key, { statements, revisionId });
    return { Statement: JSON.stringify(statement), RevisionId: revisionId };
  },
});

function statementOf({ StatementId, Action, Principal, OrganizationId }: AddLayerVersionPermissionRequest, Resource: string, partition: string): LayerStatement {
  const account = Principal.length === 12 ? `arn:${partition}:iam::${Principal}:root` : Principal;
  return {
    Sid: StatementId,
    Effect: 'Allow',
    Principal: Principal === '*' ? '*' : { AWS: account },
    Action,
    Resource,
    ...(OrganizationId === undefined ? {} : { Condition: { StringEquals: { 'aws:PrincipalOrgID': OrganizationId } } }),
  };
}
