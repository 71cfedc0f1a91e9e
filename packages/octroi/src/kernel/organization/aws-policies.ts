import type { ControlPolicyRow, ControlPolicyType } from './tables.ts';

const pretty = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);

/** AWS's own policies, one for each type: attached to every root, unit and account as soon as the type is enabled (POL-34a, POL-34b). */
export const FULL_ACCESS: Readonly<Record<ControlPolicyType, ControlPolicyRow>> = {
  SERVICE_CONTROL_POLICY: {
    id: 'p-FullAWSAccess',
    name: 'FullAWSAccess',
    description: 'Allows access to every operation',
    type: 'SERVICE_CONTROL_POLICY',
    content: pretty({ Effect: 'Allow', Action: '*', Resource: '*' }),
  },
  RESOURCE_CONTROL_POLICY: {
    id: 'p-RCPFullAWSAccess',
    name: 'RCPFullAWSAccess',
    description: 'Allows access to every resource',
    type: 'RESOURCE_CONTROL_POLICY',
    content: pretty({ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }),
  },
};

/** The AWS policy of this id; undefined if it is none. */
export function awsControlPolicy(id: string): ControlPolicyRow | undefined {
  return Object.values(FULL_ACCESS).find((policy) => policy.id === id);
}
