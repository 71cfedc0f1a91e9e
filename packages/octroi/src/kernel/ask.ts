import type { CompiledPolicy, ContextValue, Decision, ResourceRule } from '@octroi/policy';
import type { ApiError } from './api-error.ts';
import type { Tag } from './tags.ts';

/** One (action, resources, context) that an operation needs decided. All asks of a request must be allowed (EVAL-6). */
export interface Ask {
  /** `service:Name` as iam-data spells it. */
  readonly action: string;
  /** The ARN that the request designates, whether or not the resource exists; `*` for account-level actions (POL-13b). */
  readonly resource: string;
  /** Other ARNs of the same resource: a policy that names any of them is about it (docs/adr/0011-synonyms.md). */
  readonly synonyms?: readonly string[];
  /** The account that owns the resource; default: the caller's. */
  readonly account?: string;
  /** Condition keys of the request and the service, in AWS's spelling; undefined ones are absent from the context. */
  readonly keys?: Readonly<Record<string, ContextValue | undefined>>;
  /** Tags of the resource as it is now: `aws:ResourceTag/...` and `service:ResourceTag/...` (KEY-39a, KEY-45). */
  readonly resourceTags?: readonly Tag[];
  /** The resource's own policy, compiled; absent or null if it has none. */
  readonly resourcePolicy?: CompiledPolicy | null;
  /** Default `ordinary`. */
  readonly resourceRule?: ResourceRule;
  /** What a denial's text names instead of the ARN: `user ann` (IAM-28). */
  readonly shownAs?: string;
  /** For the few operations whose denial is worded otherwise (IAM-42, STS-18). */
  readonly denial?: (decision: Decision, standard: ApiError) => ApiError;
}

/** What an operation may ask, stated in advance: compared with iam-data by a test, and with the asks of every request. */
export interface Declared {
  readonly action: string;
  /** iam-data's resource type (`user`, `role`, `function`, ...), or `*`. */
  readonly resource: string;
  /** Service and request condition keys that the ask may carry, with `${TagKey}` for tags. */
  readonly keys?: readonly string[];
  /** An ask made only for some inputs, and its reason: `iam:PassRole` when a role is given. */
  readonly when?: string;
  /** That of its asks, where the resource's own policy has to allow as well. Default `ordinary`. */
  readonly resourceRule?: ResourceRule;
}
