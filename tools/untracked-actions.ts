/**
 * The actions of our services whose use IAM does not report ("IAM Action Last Accessed" is false for them in AWS's service reference).
 * Every other action of these services is tracked; a service that is not listed here has no tracked actions.
 */
const TAGS = ['TagResource', 'UntagResource', 'ListTags', 'ListTagsForResource'];

const DELEGATION = ['AcceptDelegationRequest', 'AssociateDelegationRequest', 'CreateDelegationRequest', 'GetDelegationRequest', 'RejectDelegationRequest', 'SendDelegationToken', 'UpdateDelegationRequest', 'GetHumanReadableSummary', 'AcquireRole', 'GetRoleTemplateVersion'];

const IAM_TAGGED = ['InstanceProfile', 'MFADevice', 'OpenIDConnectProvider', 'Policy', 'Role', 'SAMLProvider', 'ServerCertificate', 'User'];

/** Durable executions, microVMs and network connectors: the runtime's own calls. */
const LAMBDA_RUNTIME = /^CheckpointDurableExecution$|^(Get|Send|Stop)DurableExecution|Microvm|NetworkConnector/;

const UNTRACKED: Readonly<Record<string, (action: string) => boolean>> = {
  iam: (action) => action === 'PassRole' || DELEGATION.includes(action) || IAM_TAGGED.some((kind) => [`Tag${kind}`, `Untag${kind}`, `List${kind}Tags`].includes(action)),
  sts: (action) => ['AssumeRoot', 'GetDelegatedAccessToken', 'GetServiceBearerToken', 'SetContext', 'SetSourceIdentity', 'TagGetWebIdentityToken', 'TagSession'].includes(action),
  lambda: (action) =>
    TAGS.includes(action) ||
    LAMBDA_RUNTIME.test(action) ||
    ['CreateCapacityProvider', 'DisableReplication', 'EnableReplication', 'InvokeAsync', 'InvokeFunction', 'InvokeFunctionUrl', 'ListFunctionVersionsByCapacityProvider', 'PassCapacityProvider', 'UpdateFunctionCodeSigningConfig'].includes(action),
  organizations: (action) => TAGS.includes(action) || action === 'InviteOrganizationToTransferResponsibility',
};

/** The tracked actions among those of a service; null for a service none of whose actions we know to be tracked. */
export function trackedActions(service: string, actions: readonly string[]): readonly string[] | null {
  const untracked = UNTRACKED[service];
  return untracked === undefined ? null : actions.filter((action) => !untracked(action));
}
