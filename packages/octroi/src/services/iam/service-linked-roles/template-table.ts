/** What AWS makes of CreateServiceLinkedRole for one service. */
export interface RoleTemplate {
  /** The service principal: `lex.amazonaws.com`. */
  readonly service: string;
  /** `AWSServiceRoleForLexBots`. */
  readonly roleName: string;
  /** The ARN of its one attached policy. */
  readonly policyArn: string;
}

/** Service principal, role name and policy name, without what all have in common. */
export type TemplateRow = readonly [service: string, role: string, policy: string];

/** Templates by service principal, which compares exactly: AWS's are case-sensitive. */
export function rolesOf(rows: readonly TemplateRow[]): ReadonlyMap<string, RoleTemplate> {
  return new Map(
    rows.map(([name, role, policy]) => {
      const service = `${name}.amazonaws.com`;
      return [service, { service, roleName: `AWSServiceRoleFor${role}`, policyArn: `arn:aws:iam::aws:policy/aws-service-role/${policy}` }];
    }),
  );
}
