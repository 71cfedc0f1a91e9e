import type { CheckSubject } from './types.ts';

const one = (values: readonly string[]): string | readonly string[] => (values.length === 1 ? values[0]! : values);

/** The partition of an ARN. */
export const partitionOf = (arn: string): string => arn.split(':')[1] ?? 'aws';

/** GEN-4: the statement of a trust policy that lets the vendor in for these tenants and for nobody else. */
export function wantedTrust({ roleArn, vendor, tenants }: Pick<CheckSubject, 'roleArn' | 'vendor' | 'tenants'>): object {
  return {
    Effect: 'Allow',
    Principal: { AWS: `arn:${partitionOf(roleArn)}:iam::${vendor.account}:root` },
    Action: 'sts:AssumeRole',
    Condition: wantedCondition(tenants),
  };
}

/** The condition alone. */
export function wantedCondition(tenants: readonly string[]): object {
  return { StringEquals: { 'sts:ExternalId': one(tenants) } };
}

/** GEN-3: the statement of a permission policy that is enough. */
export function wantedPermission(functionArn: string): object {
  return { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn };
}
