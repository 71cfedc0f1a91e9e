import type { PolicyIdentifier } from '../../../../models/iam.gen.ts';
import type { HeldText } from '../principals/held-texts.ts';
import { nameKey } from '../tables.ts';

/** Is the policy, which the entity holds or has as its boundary, excluded from the simulation? */
export function isExcluded(held: HeldText, asBoundary: boolean, exclusions: readonly PolicyIdentifier[] | undefined): boolean {
  return (exclusions ?? []).some((exclusion) => {
    const { PolicyArn, PolicyType, InlinePolicyIdentifier: inline } = exclusion;
    if (PolicyType !== undefined && PolicyType === typeOf(held, asBoundary)) return true;
    if (held.kind === 'managed') return PolicyArn === held.arn;
    return inline !== undefined && inline.PolicyName === held.name && nameKey(inline.AttachmentName) === nameKey(held.holderName) && inline.AttachmentType.toLowerCase() === held.holder;
  });
}

function typeOf(held: HeldText, asBoundary: boolean): string {
  if (asBoundary) return 'permission-boundary';
  if (held.kind === 'inline') return 'inline';
  return held.arn.includes('::aws:policy/') ? 'aws-managed' : 'user-managed';
}
