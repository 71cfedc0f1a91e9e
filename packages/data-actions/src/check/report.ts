import type { CheckSubject, Finding, Report, Status } from './types.ts';

/** Puts findings together. A report without a right tenant that got in is never a pass. */
export function reportOf(subject: CheckSubject, findings: readonly Finding[]): Report {
  const count = (status: Status): number => findings.filter((finding) => finding.status === status).length;
  const counts = { pass: count('pass'), fail: count('fail'), skipped: count('skipped'), error: count('error') };
  const letIn = findings.some(({ id, status }) => id === 'right-tenant' && status === 'pass');
  const { vendor, roleArn, functionArn, tenantWord, tenants, region } = subject;
  return {
    format: 1,
    vendor: { name: vendor.name, account: vendor.account },
    roleArn,
    functionArn,
    tenantWord,
    tenants,
    region,
    verdict: counts.fail > 0 ? 'fail' : counts.error > 0 || !letIn ? 'error' : 'pass',
    counts,
    findings,
  };
}

/** For CI: 0 all well, 1 the role is wrong, 2 the check could not be made. */
export function exitCodeOf({ verdict }: Report): 0 | 1 | 2 {
  return verdict === 'pass' ? 0 : verdict === 'fail' ? 1 : 2;
}
