/** AWS's defaults (quotas of AWS Organizations). */
export const MAX_ACCOUNTS = 10;
/** Of each type. */
export const MAX_POLICIES = 1000;
/** Policies of one type that a root, unit or account may have. */
export const MAX_ATTACHED = 5;
/** Characters of a control policy (POL-90). */
export const MAX_CONTENT = 5120;
