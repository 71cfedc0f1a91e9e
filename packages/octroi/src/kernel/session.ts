import type { Tag } from './tags.ts';

/**
 * What a session token says (STS-90). It is sealed and self-contained, so that any node can verify it; policies named by
 * ARN and those of the principal are read at every request, never frozen (deviations: open question 15).
 */
export interface Session {
  /** Of the temporary key. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly partition: string;
  readonly account: string;
  readonly principal: SessionPrincipal;
  /** Milliseconds of the decision clock. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Milliseconds when MFA was used; null: it was not; absent: the session never carries the key (federated). KEY-12. */
  readonly mfaAt?: number | null;
  /** Session policies as JSON text. */
  readonly policies: readonly string[];
  readonly policyArns: readonly string[];
  /** What a session of AssumeRoot is for: the policy that bounds it (STS-80). Of root users alone. */
  readonly taskPolicyArn?: string;
  readonly tags: readonly Tag[];
  /** Keys of `tags` that pass on to the next session of a chain (STS-36). */
  readonly transitiveTagKeys: readonly string[];
  /** Present if the global endpoint of STS made it: version 1 is not valid everywhere (STS-3). */
  readonly tokenVersion?: 1 | 2;
  readonly sourceIdentity?: string;
  /** True if a password made it: whoever signed in may call what the user may, IAM too, which GetSessionToken's may not (STS-13). */
  readonly signedIn?: true;
  /** True if a session made it: by role chaining (STS-19). */
  readonly chained?: true;
  readonly federatedProvider?: string;
  /** What the identity provider said, by condition key in lower case, as far as requests of the session know it (KEY-68, KEY-70). */
  readonly federationKeys?: Readonly<Record<string, string | readonly string[]>>;
  /** The unqualified ARN of the Lambda function that the session was made for (LAM-105). */
  readonly sourceFunctionArn?: string;
}

export type SessionPrincipal =
  | { readonly kind: 'role'; readonly roleName: string; readonly roleId: string; readonly sessionName: string }
  | { readonly kind: 'user'; readonly userName: string; readonly userId: string }
  | { readonly kind: 'root' }
  | { readonly kind: 'federated-user'; readonly name: string; /** Absent if the root user asked. */ readonly userName?: string; readonly userId?: string };
