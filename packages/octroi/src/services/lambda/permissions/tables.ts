import { defineTable } from '../../../kernel/table.ts';

/** The resource-based policy of a function, a version or an alias, whose revision is the policy's as well (LAM-48, LAM-37). */
export interface PolicyRow {
  /** In order of insertion; users and roles stand by their unique id (LAM-52). */
  readonly statements: readonly PermissionStatement[];
  /** The accounts of those ids. */
  readonly accounts: Readonly<Record<string, string>>;
}

/** A statement as AddPermission makes it, members in AWS's order (LAM-50). */
export interface PermissionStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Principal: '*' | { readonly AWS: string } | { readonly Service: string };
  readonly Action: string;
  readonly Resource: string;
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** [function's id, `policyKey` of the qualifier]. */
export const policies = defineTable<PolicyRow>({ service: 'lambda', name: 'policy', kind: 'policy', regional: true });

/** The row key of a policy; a dot, which no qualifier holds, stands for the function itself. */
export function policyKey(qualifier: string | null): string {
  return qualifier ?? '.';
}
