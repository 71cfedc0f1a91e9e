/**
 * Who makes a request, as the engine needs to know it (section 0.2 of the specification). Every ARN is complete; every
 * id is the unique id (`AIDA...`, `AROA...`), against which a stored policy's principal may have been saved (POL-31).
 */
export type Principal =
  | { readonly kind: 'root'; readonly account: string; readonly arn: string }
  | { readonly kind: 'user'; readonly account: string; readonly arn: string; readonly id: string; readonly hasBoundary?: boolean }
  | {
      readonly kind: 'role-session';
      readonly account: string;
      /** `arn:P:sts::A:assumed-role/Role/Session`. */
      readonly arn: string;
      /** `arn:P:iam::A:role/path/Role`. */
      readonly roleArn: string;
      readonly roleId: string;
      readonly hasBoundary?: boolean;
      /** True for a role under `/aws-service-role/` (EVAL-71). */
      readonly serviceLinked?: boolean;
    }
  | {
      readonly kind: 'federated-user';
      readonly account: string;
      /** `arn:P:sts::A:federated-user/Name`. */
      readonly arn: string;
      /** The IAM user who called GetFederationToken; absent if the root user did. */
      readonly userArn?: string;
      readonly userId?: string;
      readonly hasBoundary?: boolean;
    }
  | { readonly kind: 'service'; readonly name: string; readonly names?: readonly string[] }
  /** An unsigned caller with a token of an identity provider: `provider` is what `Principal.Federated` names (POL-28). */
  | { readonly kind: 'web-identity' | 'saml'; readonly provider: string }
  | { readonly kind: 'anonymous' };
