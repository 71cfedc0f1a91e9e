import { readJson } from '../document/json.ts';
import { rcpShape, scpShape } from './control.ts';
import type { Check } from './elements.ts';
import { actionFormats, actionsAndResources, completeArns, legacyParse, noPrincipal, plainSids, resourceFormats, uniqueSids } from './elements.ts';
import { soundDocument } from './structure.ts';
import { notPrincipalOnlyDenies, principalForms, principalPresent, trustActions, trustFields } from './trust.ts';

/** What a document is written as. The same text may be a good managed policy and a bad trust policy (POL-34). */
export type DocumentKind = 'managed' | 'inline' | 'trust' | 'session' | 'resource' | 'scp' | 'rcp';

/** Why a document is refused, in AWS's own words. */
export interface PolicyRejection {
  readonly code: 'MalformedPolicyDocument';
  readonly message: string;
}

interface Pipeline {
  readonly notJson: string;
  /** Step 2 (POL-51): refuses documents without Version, or with the old one. */
  readonly currentVersion: boolean;
  /** Steps 3 to 7; each runs over the whole document, and the first that fails answers. */
  readonly checks: readonly Check[];
}

const SYNTAX = 'Syntax errors in policy.';
const identity: readonly Check[] = [legacyParse, noPrincipal, plainSids, uniqueSids, actionsAndResources, resourceFormats, actionFormats];

const PIPELINES: Readonly<Record<DocumentKind, Pipeline>> = {
  managed: { notJson: SYNTAX, currentVersion: true, checks: identity },
  // POL-6: inline policies of the old version exist, so they are accepted.
  inline: { notJson: SYNTAX, currentVersion: false, checks: identity },
  session: { notJson: SYNTAX, currentVersion: false, checks: [...identity, completeArns] },
  trust: {
    notJson: 'This policy contains invalid Json',
    currentVersion: false,
    checks: [legacyParse, plainSids, uniqueSids, trustFields, principalPresent, trustActions, principalForms],
  },
  resource: {
    notJson: SYNTAX,
    currentVersion: false,
    checks: [legacyParse, uniqueSids, principalPresent, notPrincipalOnlyDenies, actionsAndResources, resourceFormats, actionFormats, principalForms],
  },
  scp: { notJson: SYNTAX, currentVersion: true, checks: [...identity, scpShape] },
  rcp: { notJson: SYNTAX, currentVersion: true, checks: [legacyParse, plainSids, uniqueSids, actionsAndResources, resourceFormats, actionFormats, rcpShape] },
};

/**
 * Would AWS accept this text as a policy of that kind? Null if so; otherwise what it answers (POL-50 to POL-62 for managed policies,
 * POL-70 to POL-75 for trust policies, POL-80 for session policies). Sizes (POL-90), the alphabet (POL-5) and whether principals
 * exist (POL-31) are not looked at. Never throws.
 */
export function validateDocument(text: string, kind: DocumentKind): PolicyRejection | null {
  const pipeline = PIPELINES[kind];
  const refuse = (message: string): PolicyRejection => ({ code: 'MalformedPolicyDocument', message });
  const read = readJson(text);
  if (!read.ok) return refuse(pipeline.notJson);
  const document = soundDocument(read.node);
  if (document === null) return refuse(SYNTAX);
  if (pipeline.currentVersion && document.version !== '2012-10-17') return refuse('Policy document must be version 2012-10-17 or greater.');
  for (const check of pipeline.checks) {
    const message = check(document.statements);
    if (message !== null) return refuse(message);
  }
  return null;
}
