import { parsePolicy, policySize, validateDocument } from '@octroi/policy';
import type { DocumentKind, PolicyIssue, PolicyRejection } from '@octroi/policy';
import { lint } from '@octroi/policy/lint';
import type { ActionCatalogue, Finding, LintKind } from '@octroi/policy/lint';

/** What is written: a managed policy, an inline policy of a user, group or role, or the trust policy of a role. */
export type PolicyKind = Extract<DocumentKind, 'managed' | 'inline' | 'trust' | 'resource'>;

/** The quota of each kind in characters without white space (POL-90); inline policies share theirs with others, so none is shown for them. */
export const QUOTAS: Readonly<Partial<Record<PolicyKind, number>>> = { managed: 6144, trust: 2048 };

const LINT_KIND: Readonly<Record<PolicyKind, LintKind>> = { managed: 'identity', inline: 'identity', trust: 'trust', resource: 'resource' };

/** What is wrong with a text, as the editor says it beside the text. */
export interface PolicyCheck {
  /** Of the text's structure; while there are any, there is nothing to save. */
  readonly issues: readonly PolicyIssue[];
  /** What the service would answer to the text; null if it would take it. */
  readonly rejection: PolicyRejection | null;
  /** In the order of the text. Without a catalogue those that need one are missing. */
  readonly findings: readonly Finding[];
  /** In characters without white space. */
  readonly size: number;
}

/** Checks a text as the server will, and as IAM Access Analyzer does. */
export function checkPolicy(text: string, kind: PolicyKind, catalogue: ActionCatalogue | null): PolicyCheck {
  const parsed = parsePolicy(text);
  return {
    issues: parsed.ok ? [] : parsed.issues,
    rejection: validateDocument(text, kind),
    findings: lint(text, { kind: LINT_KIND[kind], ...(catalogue === null ? {} : { data: catalogue }) }),
    size: policySize(text),
  };
}

/** The tabs beside the editor: AWS's four types of finding. */
export const TABS = ['SECURITY_WARNING', 'ERROR', 'WARNING', 'SUGGESTION'] as const;
export type FindingTab = (typeof TABS)[number];

/** One line beside the editor. */
export interface Remark {
  readonly type: FindingTab;
  /** AWS's issue code; null for a fault of structure that has none. */
  readonly code: string | null;
  readonly message: string;
  readonly line: number | null;
  readonly column: number | null;
  /** Where AWS describes it. */
  readonly learnMore: string | null;
}

/**
 * Findings and faults of structure in one list. A fault that a finding of the same place tells already is left out; a text that the
 * server will refuse for a reason that neither names has the server's own words.
 */
export function remarksOf({ issues, rejection, findings }: PolicyCheck): readonly Remark[] {
  const told = new Set(findings.filter(({ type }) => type === 'ERROR').map(({ line }) => line));
  const faults = issues.filter(({ line }) => !told.has(line)).map(({ message, line, column }): Remark => ({ type: 'ERROR', code: null, message, line, column, learnMore: null }));
  const found = findings.map(({ type, code, message, line, column, learnMore }): Remark => ({ type, code, message, line, column, learnMore }));
  const remarks = [...faults, ...found].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
  if (rejection === null || remarks.some(({ type }) => type === 'ERROR')) return remarks;
  return [{ type: 'ERROR', code: rejection.code, message: rejection.message, line: null, column: null, learnMore: null }, ...remarks];
}

/** May it be sent? AWS's console lets findings pass and stops at what the service refuses. */
export function canBeSaved({ rejection }: PolicyCheck): boolean {
  return rejection === null;
}
