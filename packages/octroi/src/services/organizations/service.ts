import type { Service } from '../../kernel/operation.ts';
import { closeAccount } from './accounts/close-account.ts';
import { createAccount } from './accounts/create-account.ts';
import { describeAccount } from './accounts/describe-account.ts';
import { describeCreateAccountStatus } from './accounts/describe-create-account-status.ts';
import { listAccounts } from './accounts/list-accounts.ts';
import { listAccountsForParent } from './accounts/list-accounts-for-parent.ts';
import { listCreateAccountStatus } from './accounts/list-create-account-status.ts';
import { moveAccount } from './accounts/move-account.ts';
import { removeAccountFromOrganization } from './accounts/remove-account-from-organization.ts';
import { attachPolicy } from './attachments/attach-policy.ts';
import { detachPolicy } from './attachments/detach-policy.ts';
import { listPoliciesForTarget } from './attachments/list-policies-for-target.ts';
import { listTargetsForPolicy } from './attachments/list-targets-for-policy.ts';
import { acceptHandshake } from './handshakes/accept-handshake.ts';
import { cancelHandshake } from './handshakes/cancel-handshake.ts';
import { declineHandshake } from './handshakes/decline-handshake.ts';
import { describeHandshake } from './handshakes/describe-handshake.ts';
import { inviteAccountToOrganization } from './handshakes/invite-account-to-organization.ts';
import { listHandshakesForAccount } from './handshakes/list-handshakes-for-account.ts';
import { listHandshakesForOrganization } from './handshakes/list-handshakes-for-organization.ts';
import { createOrganization } from './organization/create-organization.ts';
import { deleteOrganization } from './organization/delete-organization.ts';
import { describeOrganization } from './organization/describe-organization.ts';
import { leaveOrganization } from './organization/leave-organization.ts';
import { listRoots } from './organization/list-roots.ts';
import { createPolicy } from './policies/create-policy.ts';
import { deletePolicy } from './policies/delete-policy.ts';
import { describePolicy } from './policies/describe-policy.ts';
import { disablePolicyType } from './policies/disable-policy-type.ts';
import { enablePolicyType } from './policies/enable-policy-type.ts';
import { listPolicies } from './policies/list-policies.ts';
import { updatePolicy } from './policies/update-policy.ts';
import { deregisterDelegatedAdministrator } from './service-access/deregister-delegated-administrator.ts';
import { disableAWSServiceAccess } from './service-access/disable-aws-service-access.ts';
import { enableAWSServiceAccess } from './service-access/enable-aws-service-access.ts';
import { listAWSServiceAccessForOrganization } from './service-access/list-aws-service-access.ts';
import { listDelegatedAdministrators } from './service-access/list-delegated-administrators.ts';
import { listDelegatedServicesForAccount } from './service-access/list-delegated-services-for-account.ts';
import { registerDelegatedAdministrator } from './service-access/register-delegated-administrator.ts';
import { listTagsForResource } from './tags/list-tags-for-resource.ts';
import { tagResource } from './tags/tag-resource.ts';
import { untagResource } from './tags/untag-resource.ts';
import { createOrganizationalUnit } from './units/create-organizational-unit.ts';
import { deleteOrganizationalUnit } from './units/delete-organizational-unit.ts';
import { describeOrganizationalUnit } from './units/describe-organizational-unit.ts';
import { listChildren } from './units/list-children.ts';
import { listOrganizationalUnitsForParent } from './units/list-organizational-units-for-parent.ts';
import { listParents } from './units/list-parents.ts';
import { updateOrganizationalUnit } from './units/update-organizational-unit.ts';

/** AWS Organizations. */
export const organizationsService: Service = {
  id: 'organizations',
  operations: [
    createOrganization, describeOrganization, deleteOrganization, leaveOrganization, listRoots,
    createOrganizationalUnit, describeOrganizationalUnit, updateOrganizationalUnit, deleteOrganizationalUnit, listOrganizationalUnitsForParent, listParents, listChildren,
    createAccount, describeCreateAccountStatus, listCreateAccountStatus, describeAccount, listAccounts, listAccountsForParent, moveAccount, closeAccount, removeAccountFromOrganization,
    createPolicy, updatePolicy, deletePolicy, describePolicy, listPolicies, enablePolicyType, disablePolicyType,
    attachPolicy, detachPolicy, listPoliciesForTarget, listTargetsForPolicy,
    inviteAccountToOrganization, acceptHandshake, declineHandshake, cancelHandshake, describeHandshake, listHandshakesForAccount, listHandshakesForOrganization,
    tagResource, untagResource, listTagsForResource,
    enableAWSServiceAccess, disableAWSServiceAccess, listAWSServiceAccessForOrganization,
    registerDelegatedAdministrator, deregisterDelegatedAdministrator, listDelegatedAdministrators, listDelegatedServicesForAccount,
  ],
};
