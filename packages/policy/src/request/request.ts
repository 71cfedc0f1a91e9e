import type { Principal } from './principal.ts';

/** A condition key's value in a request: one string, or the strings of a multivalued key (which may be empty). KEY-1. */
export type ContextValue = string | readonly string[];

/**
 * The condition keys of one request. Keys are asked for in lower case (COND-6), so whoever builds a context stores
 * them in lower case. A `Map` is one; a context may also compute its values when they are asked for.
 */
export interface RequestContext {
  get(lowerCaseKey: string): ContextValue | undefined;
}

/** Where a resource's own policy is mandatory, and what it is called: data, not subclasses (EVAL-61, EVAL-65). */
export type ResourceRule = 'ordinary' | 'role-trust' | 'kms-key';

/** One question to the engine: may `principal` do `action` on `resource`? (EVAL-6: one per action and resource.) */
export interface Request {
  readonly principal: Principal;
  /** `service:Name`, in any letter case (POL-12). */
  readonly action: string;
  /** The ARN, or `*` for an action without resource-level permissions (POL-13b). */
  readonly resource: string;
  /** Other ARNs of the same resource. Resource matches if any of all is taken, NotResource only if none is. */
  readonly synonyms?: readonly string[] | undefined;
  /** The 12-digit account that owns the resource; null only where there is none to own it. EVAL-24. */
  readonly resourceAccount: string | null;
  /** Default `ordinary`. */
  readonly resourceRule?: ResourceRule;
  readonly context: RequestContext;
}
