import { BOUNDARY, TAGS, type Place, type Samples } from '../sample.ts';

const deploy = async (place: Place) => {
  await place.role('deploy');
  return { RoleName: 'deploy' };
};

const trustOf = (place: Place): string =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: place.accountId }, Action: 'sts:AssumeRole' }] });

/** No template is published, so the operations on them end so. */
const TEMPLATE = { TemplateArn: 'arn:aws:iam::aws:role-template/lambda.amazonaws.com/BasicExecution:1' };

/** Roles. */
export const roleSamples: Samples = {
  CreateRole: (place) => ({ RoleName: 'deploy', Path: '/team/', AssumeRolePolicyDocument: trustOf(place), Tags: TAGS, PermissionsBoundary: BOUNDARY }),
  GetRole: deploy,
  ListRoles: () => ({}),
  UpdateRole: async (place) => ({ ...(await deploy(place)), Description: 'deploys' }),
  UpdateRoleDescription: async (place) => ({ ...(await deploy(place)), Description: 'deploys' }),
  UpdateAssumeRolePolicy: async (place) => ({ ...(await deploy(place)), PolicyDocument: trustOf(place) }),
  DeleteRole: deploy,
  TagRole: async (place) => ({ ...(await deploy(place)), Tags: TAGS }),
  UntagRole: async (place) => ({ ...(await deploy(place)), TagKeys: ['team'] }),
  ListRoleTags: deploy,
  PutRolePermissionsBoundary: async (place) => ({ ...(await deploy(place)), PermissionsBoundary: BOUNDARY }),
  DeleteRolePermissionsBoundary: deploy,
  AcquireRole: [{ prepare: () => TEMPLATE, ends: 'NoSuchEntityException' }],
  GetRoleTemplateVersion: [{ prepare: () => TEMPLATE, ends: 'NoSuchEntityException' }],
};
