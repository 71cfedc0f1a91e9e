/** Where a request or a row belongs. */
export interface Scope {
  /** `aws`, `aws-cn`, `aws-us-gov`, ... */
  readonly partition: string;
  /** 12 digits. */
  readonly account: string;
  /** A Region, or `-` for what has none (IAM). */
  readonly region: string;
}

export const GLOBAL_REGION = '-';

export function globalScope(scope: Scope): Scope {
  return scope.region === GLOBAL_REGION ? scope : { ...scope, region: GLOBAL_REGION };
}
