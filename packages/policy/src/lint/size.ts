import { policySize } from '../document/size.ts';
import type { FindingCode, LintKind } from './finding.ts';
import type { Place, Report } from './reading.ts';

interface Quota {
  readonly code: FindingCode;
  readonly most: number;
  /** White space outside strings counts too (POL-90). */
  readonly blanks: boolean;
}

/** POL-90. A session policy has no code of its own, since AWS packs it first (STS-34). */
const QUOTAS: Readonly<Partial<Record<LintKind, Quota>>> = {
  identity: { code: 'POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', most: 6144, blanks: false },
  trust: { code: 'POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', most: 2048, blanks: false },
  scp: { code: 'POLICY_SIZE_EXCEEDS_SCP_QUOTA', most: 5120, blanks: true },
  rcp: { code: 'POLICY_SIZE_EXCEEDS_RCP_QUOTA', most: 5120, blanks: true },
};

/** The quotas of resource policies that are known, by resource type. */
const RESOURCE_QUOTAS: Readonly<Record<string, number>> = { 'AWS::S3::Bucket': 20_480, 'AWS::SQS::Queue': 8192, 'AWS::KMS::Key': 32_768 };

/** Compares the length of a document with the quota of its kind. */
export function checkSize(text: string, kind: LintKind, resourceType: string | null, root: Place, report: Report): void {
  const known = resourceType !== null && Object.hasOwn(RESOURCE_QUOTAS, resourceType) ? RESOURCE_QUOTAS[resourceType] : undefined;
  const quota = kind === 'resource' && known !== undefined ? ({ code: 'POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', most: known, blanks: true } as const) : QUOTAS[kind];
  if (quota === undefined) return;
  const size = quota.blanks ? text.length : policySize(text);
  if (size > quota.most) report(quota.code, root, `the policy has ${size} characters${quota.blanks ? '' : ' without white space'}; the quota is ${quota.most}`);
}
