/** The confused-deputy report of a role, as `POST /octroi/role-checks` answers it. */
export interface Report {
  readonly format: number;
  readonly vendor: { readonly name: string; readonly account: string };
  readonly roleArn: string;
  readonly functionArn: string | null;
  readonly tenants: readonly string[];
  readonly region: string;
  readonly verdict: 'pass' | 'fail' | 'error';
  readonly counts: Readonly<Record<FindingStatus, number>>;
  readonly findings: readonly Finding[];
}

export type FindingStatus = 'pass' | 'fail' | 'skipped' | 'error';

/** What the findings are about, in the order in which they are read. */
export const SECTIONS = ['trust', 'outsiders', 'function', 'permissions', 'policies'] as const;
export type Section = (typeof SECTIONS)[number];

export interface Finding {
  readonly id: string;
  readonly section: Section;
  readonly title: string;
  readonly rule: string;
  readonly status: FindingStatus;
  readonly reason: string | null;
  readonly sent: string | null;
  readonly answer: string | null;
  readonly requestId: string | null;
  readonly mend: { readonly text: string; readonly policy: object | null } | null;
}

const URGENCY: Readonly<Record<FindingStatus, number>> = { fail: 0, error: 1, skipped: 2, pass: 3 };

/** The findings by section, those that ask for something first. */
export function bySection({ findings }: Pick<Report, 'findings'>): readonly { readonly section: Section; readonly findings: readonly Finding[] }[] {
  return SECTIONS.map((section) => ({
    section,
    findings: findings.filter((finding) => finding.section === section).toSorted((one, other) => URGENCY[one.status] - URGENCY[other.status]),
  })).filter((part) => part.findings.length > 0);
}
