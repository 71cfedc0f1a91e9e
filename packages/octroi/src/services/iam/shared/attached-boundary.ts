import type { AttachedPermissionsBoundary } from '../../../../models/iam.gen.ts';

/** A boundary as responses show it: AWS writes `Policy`, where its model says `PermissionsBoundaryPolicy` (IAM-71). */
export function attachedBoundary(arn: string): AttachedPermissionsBoundary {
  return { PermissionsBoundaryType: 'Policy' as never, PermissionsBoundaryArn: arn };
}
