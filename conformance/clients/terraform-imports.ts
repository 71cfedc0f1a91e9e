/** One resource of `terraform show -json`. */
interface Shown {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** What `terraform show -json` prints, as far as it is read here. */
export interface State {
  readonly values: { readonly root_module: { readonly resources: readonly Shown[] } };
}

/** The attributes whose values, joined, are the id that the provider's pages name for an import. */
const JOINED: Readonly<Record<string, readonly [joint: string, ...attributes: string[]]>> = {
  aws_iam_access_key: ['', 'id'],
  aws_iam_account_alias: ['', 'account_alias'],
  aws_iam_account_password_policy: ['', 'id'],
  aws_iam_group: ['', 'name'],
  aws_iam_group_policies_exclusive: ['', 'group_name'],
  aws_iam_group_policy: [':', 'group', 'name'],
  aws_iam_group_policy_attachment: ['/', 'group', 'policy_arn'],
  aws_iam_group_policy_attachments_exclusive: ['', 'group_name'],
  aws_iam_instance_profile: ['', 'name'],
  aws_iam_openid_connect_provider: ['', 'arn'],
  aws_iam_policy: ['', 'arn'],
  aws_iam_role: ['', 'name'],
  aws_iam_role_policies_exclusive: ['', 'role_name'],
  aws_iam_role_policy: [':', 'role', 'name'],
  aws_iam_role_policy_attachment: ['/', 'role', 'policy_arn'],
  aws_iam_role_policy_attachments_exclusive: ['', 'role_name'],
  aws_iam_saml_provider: ['', 'arn'],
  aws_iam_service_linked_role: ['', 'arn'],
  aws_iam_service_specific_credential: [':', 'service_name', 'user_name', 'service_specific_credential_id'],
  aws_iam_signing_certificate: [':', 'certificate_id', 'user_name'],
  aws_iam_user: ['', 'name'],
  aws_iam_user_group_membership: ['/', 'user', 'groups'],
  aws_iam_user_policies_exclusive: ['', 'user_name'],
  aws_iam_user_policy: [':', 'user', 'name'],
  aws_iam_user_policy_attachment: ['/', 'user', 'policy_arn'],
  aws_iam_user_policy_attachments_exclusive: ['', 'user_name'],
  aws_iam_user_ssh_key: [':', 'username', 'ssh_public_key_id', 'encoding'],
  aws_iam_virtual_mfa_device: ['', 'arn'],
  aws_organizations_account: ['', 'id'],
  aws_organizations_delegated_administrator: ['/', 'account_id', 'service_principal'],
  aws_organizations_organization: ['', 'id'],
  aws_organizations_organizational_unit: ['', 'id'],
  aws_organizations_policy: ['', 'id'],
  aws_organizations_policy_attachment: [':', 'target_id', 'policy_id'],
};

/**
 * The provider has no import for these (memberships of a group, attachments of a policy, preferences of STS), or one that cannot know a
 * part that AWS never shows, so that it makes the resource anew (the key of a certificate, the length of a password).
 */
const NOT_IMPORTED: ReadonlySet<string> = new Set(['aws_iam_group_membership', 'aws_iam_policy_attachment', 'aws_iam_security_token_service_preferences', 'aws_iam_server_certificate', 'aws_iam_user_login_profile']);

/** The resources of a state that can be imported, by address, and the configuration that imports them. Throws for a type that is in neither list. */
export function importsOf(state: State): { readonly addresses: readonly string[]; readonly configuration: string } {
  const resources = state.values.root_module.resources.filter(({ mode, type }) => mode === 'managed' && !NOT_IMPORTED.has(type));
  const blocks = resources.map(({ address, type, values }) => {
    const rule = JOINED[type];
    if (rule === undefined) throw new Error(`no import is known for ${type}`);
    const [joint, ...attributes] = rule;
    const id = attributes.flatMap((attribute) => values[attribute] as string | readonly string[]).join(joint);
    return `import {\n  to = ${address}\n  id = ${JSON.stringify(id)}\n}\n`;
  });
  return { addresses: resources.map(({ address }) => address), configuration: blocks.join('') };
}
