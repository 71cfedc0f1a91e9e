import { awsManagedPolicyIndex, type ManagedPolicySummary } from '../managed-policies/load.ts';

let byArn: ReadonlyMap<string, ManagedPolicySummary> | undefined;
let inOrder: readonly ManagedPolicySummary[] | undefined;

/** An AWS managed policy without its document; undefined if AWS has none of this ARN. */
export function awsManagedSummary(arn: string): ManagedPolicySummary | undefined {
  byArn ??= new Map(awsManagedPolicyIndex().map((policy) => [policy.arn, policy]));
  return byArn.get(arn);
}

/** All AWS managed policies as ListPolicies shows them: the oldest first, as AWS does, those of one second by name. */
export function awsManagedInOrder(): readonly ManagedPolicySummary[] {
  inOrder ??= awsManagedPolicyIndex().toSorted((a, b) => a.createDate - b.createDate || (a.name < b.name ? -1 : 1));
  return inOrder;
}
