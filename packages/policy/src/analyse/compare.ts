import type { Document } from '../document/document.ts';
import { globOf, wildcards } from '../match/glob.ts';
import type { CheckResult, PolicyType } from './check.ts';
import { unknown } from './check.ts';
import { languageOf } from './glob-language.ts';
import { newAccess } from './new-access.ts';
import { typeOf } from './rules-of-document.ts';

/** What `compare` and `grants` are to know beside the documents. */
export interface CheckOptions {
  /** What the documents are attached to; by default told from their Principal and Resource elements. */
  readonly type?: PolicyType;
  /** The account that owns the resource of a resource or trust policy: 12 digits. */
  readonly resourceAccount?: string;
}

/**
 * CheckNoNewAccess: does the new document grant anything that the old one does not? `PASS` if not. What counts is what the document
 * grants by itself: a Deny that goes is new access only to what the document also allows. Exact over all actions, resources
 * and callers, conditions being compared as they are written; NotPrincipal, and variables in NotResource, are `unknown`. Documents of
 * one type only. https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoNewAccess.html
 */
export function compare(old: Document, changed: Document, options: CheckOptions = {}): CheckResult {
  return newAccess({
    before: old,
    after: changed,
    type: options.type ?? typeOf([old, changed]),
    resourceAccount: options.resourceAccount ?? null,
    reason: 'the new policy grants what the old one does not',
  });
}

/** Bound of AWS's operation. */
const MAX_ACTIONS = 100;
const ACTION = /^[A-Za-z0-9.*?-]+:[A-Za-z0-9*?]+$/;

/**
 * CheckAccessNotGranted: does the document grant any of these actions on any resource to anybody? `PASS` if not. Actions may have
 * wildcards, then none of those that match may be granted. Exact as `compare` is; a statement's condition is taken to be met by some
 * request. https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckAccessNotGranted.html
 */
export function grants(document: Document, actions: readonly string[], options: CheckOptions = {}): CheckResult {
  if (actions.length === 0 || actions.length > MAX_ACTIONS || !actions.every((action) => action === '*' || ACTION.test(action))) {
    return unknown(`between 1 and ${MAX_ACTIONS} actions of the form \`service:Name\` can be asked for`);
  }
  return newAccess({
    before: null,
    after: document,
    type: options.type ?? typeOf([document]),
    resourceAccount: options.resourceAccount ?? null,
    actions: actions.map((action) => languageOf(globOf(wildcards(action.toLowerCase())))),
    reason: 'the policy grants an action that it must not',
  });
}
