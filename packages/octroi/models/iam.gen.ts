// Generated from iam-2010-05-08.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  AcceptDelegationRequest: AcceptDelegationRequestRequest;
  AcquireRole: AcquireRoleRequest;
  AddClientIDToOpenIDConnectProvider: AddClientIDToOpenIDConnectProviderRequest;
  AddRoleToInstanceProfile: AddRoleToInstanceProfileRequest;
  AddUserToGroup: AddUserToGroupRequest;
  AssociateDelegationRequest: AssociateDelegationRequestRequest;
  AttachGroupPolicy: AttachGroupPolicyRequest;
  AttachRolePolicy: AttachRolePolicyRequest;
  AttachUserPolicy: AttachUserPolicyRequest;
  ChangePassword: ChangePasswordRequest;
  CreateAccessKey: CreateAccessKeyRequest;
  CreateAccountAlias: CreateAccountAliasRequest;
  CreateDelegationRequest: CreateDelegationRequestRequest;
  CreateGroup: CreateGroupRequest;
  CreateInstanceProfile: CreateInstanceProfileRequest;
  CreateLoginProfile: CreateLoginProfileRequest;
  CreateOpenIDConnectProvider: CreateOpenIDConnectProviderRequest;
  CreatePolicy: CreatePolicyRequest;
  CreatePolicyVersion: CreatePolicyVersionRequest;
  CreateRole: CreateRoleRequest;
  CreateSAMLProvider: CreateSAMLProviderRequest;
  CreateServiceLinkedRole: CreateServiceLinkedRoleRequest;
  CreateServiceSpecificCredential: CreateServiceSpecificCredentialRequest;
  CreateUser: CreateUserRequest;
  CreateVirtualMFADevice: CreateVirtualMFADeviceRequest;
  DeactivateMFADevice: DeactivateMFADeviceRequest;
  DeleteAccessKey: DeleteAccessKeyRequest;
  DeleteAccountAlias: DeleteAccountAliasRequest;
  DeleteAccountPasswordPolicy: Readonly<Record<string, never>>;
  DeleteGroup: DeleteGroupRequest;
  DeleteGroupPolicy: DeleteGroupPolicyRequest;
  DeleteInstanceProfile: DeleteInstanceProfileRequest;
  DeleteLoginProfile: DeleteLoginProfileRequest;
  DeleteOpenIDConnectProvider: DeleteOpenIDConnectProviderRequest;
  DeletePolicy: DeletePolicyRequest;
  DeletePolicyVersion: DeletePolicyVersionRequest;
  DeleteRole: DeleteRoleRequest;
  DeleteRolePermissionsBoundary: DeleteRolePermissionsBoundaryRequest;
  DeleteRolePolicy: DeleteRolePolicyRequest;
  DeleteSAMLProvider: DeleteSAMLProviderRequest;
  DeleteSSHPublicKey: DeleteSSHPublicKeyRequest;
  DeleteServerCertificate: DeleteServerCertificateRequest;
  DeleteServiceLinkedRole: DeleteServiceLinkedRoleRequest;
  DeleteServiceSpecificCredential: DeleteServiceSpecificCredentialRequest;
  DeleteSigningCertificate: DeleteSigningCertificateRequest;
  DeleteUser: DeleteUserRequest;
  DeleteUserPermissionsBoundary: DeleteUserPermissionsBoundaryRequest;
  DeleteUserPolicy: DeleteUserPolicyRequest;
  DeleteVirtualMFADevice: DeleteVirtualMFADeviceRequest;
  DetachGroupPolicy: DetachGroupPolicyRequest;
  DetachRolePolicy: DetachRolePolicyRequest;
  DetachUserPolicy: DetachUserPolicyRequest;
  DisableOrganizationsRootCredentialsManagement: DisableOrganizationsRootCredentialsManagementRequest;
  DisableOrganizationsRootSessions: DisableOrganizationsRootSessionsRequest;
  DisableOutboundWebIdentityFederation: Readonly<Record<string, never>>;
  EnableMFADevice: EnableMFADeviceRequest;
  EnableOrganizationsRootCredentialsManagement: EnableOrganizationsRootCredentialsManagementRequest;
  EnableOrganizationsRootSessions: EnableOrganizationsRootSessionsRequest;
  EnableOutboundWebIdentityFederation: Readonly<Record<string, never>>;
  GenerateCredentialReport: Readonly<Record<string, never>>;
  GenerateOrganizationsAccessReport: GenerateOrganizationsAccessReportRequest;
  GenerateServiceLastAccessedDetails: GenerateServiceLastAccessedDetailsRequest;
  GetAccessKeyLastUsed: GetAccessKeyLastUsedRequest;
  GetAccountAuthorizationDetails: GetAccountAuthorizationDetailsRequest;
  GetAccountPasswordPolicy: Readonly<Record<string, never>>;
  GetAccountProperties: GetAccountPropertiesRequest;
  GetAccountSummary: Readonly<Record<string, never>>;
  GetContextKeysForCustomPolicy: GetContextKeysForCustomPolicyRequest;
  GetContextKeysForPrincipalPolicy: GetContextKeysForPrincipalPolicyRequest;
  GetCredentialReport: Readonly<Record<string, never>>;
  GetDelegationRequest: GetDelegationRequestRequest;
  GetGroup: GetGroupRequest;
  GetGroupPolicy: GetGroupPolicyRequest;
  GetHumanReadableSummary: GetHumanReadableSummaryRequest;
  GetInstanceProfile: GetInstanceProfileRequest;
  GetLoginProfile: GetLoginProfileRequest;
  GetMFADevice: GetMFADeviceRequest;
  GetOpenIDConnectProvider: GetOpenIDConnectProviderRequest;
  GetOrganizationsAccessReport: GetOrganizationsAccessReportRequest;
  GetOutboundWebIdentityFederationInfo: Readonly<Record<string, never>>;
  GetPolicy: GetPolicyRequest;
  GetPolicyVersion: GetPolicyVersionRequest;
  GetRole: GetRoleRequest;
  GetRolePolicy: GetRolePolicyRequest;
  GetRoleTemplateVersion: GetRoleTemplateVersionRequest;
  GetSAMLProvider: GetSAMLProviderRequest;
  GetSSHPublicKey: GetSSHPublicKeyRequest;
  GetServerCertificate: GetServerCertificateRequest;
  GetServiceLastAccessedDetails: GetServiceLastAccessedDetailsRequest;
  GetServiceLastAccessedDetailsWithEntities: GetServiceLastAccessedDetailsWithEntitiesRequest;
  GetServiceLinkedRoleDeletionStatus: GetServiceLinkedRoleDeletionStatusRequest;
  GetUser: GetUserRequest;
  GetUserPolicy: GetUserPolicyRequest;
  ListAccessKeys: ListAccessKeysRequest;
  ListAccountAliases: ListAccountAliasesRequest;
  ListAttachedGroupPolicies: ListAttachedGroupPoliciesRequest;
  ListAttachedRolePolicies: ListAttachedRolePoliciesRequest;
  ListAttachedUserPolicies: ListAttachedUserPoliciesRequest;
  ListDelegationRequests: ListDelegationRequestsRequest;
  ListEntitiesForPolicy: ListEntitiesForPolicyRequest;
  ListGroupPolicies: ListGroupPoliciesRequest;
  ListGroups: ListGroupsRequest;
  ListGroupsForUser: ListGroupsForUserRequest;
  ListInstanceProfileTags: ListInstanceProfileTagsRequest;
  ListInstanceProfiles: ListInstanceProfilesRequest;
  ListInstanceProfilesForRole: ListInstanceProfilesForRoleRequest;
  ListMFADeviceTags: ListMFADeviceTagsRequest;
  ListMFADevices: ListMFADevicesRequest;
  ListOpenIDConnectProviderTags: ListOpenIDConnectProviderTagsRequest;
  ListOpenIDConnectProviders: ListOpenIDConnectProvidersRequest;
  ListOrganizationsFeatures: ListOrganizationsFeaturesRequest;
  ListPolicies: ListPoliciesRequest;
  ListPoliciesGrantingServiceAccess: ListPoliciesGrantingServiceAccessRequest;
  ListPolicyTags: ListPolicyTagsRequest;
  ListPolicyVersions: ListPolicyVersionsRequest;
  ListRolePolicies: ListRolePoliciesRequest;
  ListRoleTags: ListRoleTagsRequest;
  ListRoles: ListRolesRequest;
  ListSAMLProviderTags: ListSAMLProviderTagsRequest;
  ListSAMLProviders: ListSAMLProvidersRequest;
  ListSSHPublicKeys: ListSSHPublicKeysRequest;
  ListServerCertificateTags: ListServerCertificateTagsRequest;
  ListServerCertificates: ListServerCertificatesRequest;
  ListServiceSpecificCredentials: ListServiceSpecificCredentialsRequest;
  ListSigningCertificates: ListSigningCertificatesRequest;
  ListUserPolicies: ListUserPoliciesRequest;
  ListUserTags: ListUserTagsRequest;
  ListUsers: ListUsersRequest;
  ListVirtualMFADevices: ListVirtualMFADevicesRequest;
  PutAccountProperties: PutAccountPropertiesRequest;
  PutGroupPolicy: PutGroupPolicyRequest;
  PutRolePermissionsBoundary: PutRolePermissionsBoundaryRequest;
  PutRolePolicy: PutRolePolicyRequest;
  PutUserPermissionsBoundary: PutUserPermissionsBoundaryRequest;
  PutUserPolicy: PutUserPolicyRequest;
  RejectDelegationRequest: RejectDelegationRequestRequest;
  RemoveClientIDFromOpenIDConnectProvider: RemoveClientIDFromOpenIDConnectProviderRequest;
  RemoveRoleFromInstanceProfile: RemoveRoleFromInstanceProfileRequest;
  RemoveUserFromGroup: RemoveUserFromGroupRequest;
  ResetServiceSpecificCredential: ResetServiceSpecificCredentialRequest;
  ResyncMFADevice: ResyncMFADeviceRequest;
  SendDelegationToken: SendDelegationTokenRequest;
  SetDefaultPolicyVersion: SetDefaultPolicyVersionRequest;
  SetSecurityTokenServicePreferences: SetSecurityTokenServicePreferencesRequest;
  SimulateCustomPolicy: SimulateCustomPolicyRequest;
  SimulatePrincipalPolicy: SimulatePrincipalPolicyRequest;
  TagInstanceProfile: TagInstanceProfileRequest;
  TagMFADevice: TagMFADeviceRequest;
  TagOpenIDConnectProvider: TagOpenIDConnectProviderRequest;
  TagPolicy: TagPolicyRequest;
  TagRole: TagRoleRequest;
  TagSAMLProvider: TagSAMLProviderRequest;
  TagServerCertificate: TagServerCertificateRequest;
  TagUser: TagUserRequest;
  UntagInstanceProfile: UntagInstanceProfileRequest;
  UntagMFADevice: UntagMFADeviceRequest;
  UntagOpenIDConnectProvider: UntagOpenIDConnectProviderRequest;
  UntagPolicy: UntagPolicyRequest;
  UntagRole: UntagRoleRequest;
  UntagSAMLProvider: UntagSAMLProviderRequest;
  UntagServerCertificate: UntagServerCertificateRequest;
  UntagUser: UntagUserRequest;
  UpdateAccessKey: UpdateAccessKeyRequest;
  UpdateAccountPasswordPolicy: UpdateAccountPasswordPolicyRequest;
  UpdateAssumeRolePolicy: UpdateAssumeRolePolicyRequest;
  UpdateDelegationRequest: UpdateDelegationRequestRequest;
  UpdateGroup: UpdateGroupRequest;
  UpdateLoginProfile: UpdateLoginProfileRequest;
  UpdateOpenIDConnectProviderThumbprint: UpdateOpenIDConnectProviderThumbprintRequest;
  UpdateRole: UpdateRoleRequest;
  UpdateRoleDescription: UpdateRoleDescriptionRequest;
  UpdateSAMLProvider: UpdateSAMLProviderRequest;
  UpdateSSHPublicKey: UpdateSSHPublicKeyRequest;
  UpdateServerCertificate: UpdateServerCertificateRequest;
  UpdateServiceSpecificCredential: UpdateServiceSpecificCredentialRequest;
  UpdateSigningCertificate: UpdateSigningCertificateRequest;
  UpdateUser: UpdateUserRequest;
  UploadSSHPublicKey: UploadSSHPublicKeyRequest;
  UploadServerCertificate: UploadServerCertificateRequest;
  UploadSigningCertificate: UploadSigningCertificateRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  AcceptDelegationRequest: Readonly<Record<string, never>>;
  AcquireRole: AcquireRoleResponse;
  AddClientIDToOpenIDConnectProvider: Readonly<Record<string, never>>;
  AddRoleToInstanceProfile: Readonly<Record<string, never>>;
  AddUserToGroup: Readonly<Record<string, never>>;
  AssociateDelegationRequest: Readonly<Record<string, never>>;
  AttachGroupPolicy: Readonly<Record<string, never>>;
  AttachRolePolicy: Readonly<Record<string, never>>;
  AttachUserPolicy: Readonly<Record<string, never>>;
  ChangePassword: Readonly<Record<string, never>>;
  CreateAccessKey: CreateAccessKeyResponse;
  CreateAccountAlias: Readonly<Record<string, never>>;
  CreateDelegationRequest: CreateDelegationRequestResponse;
  CreateGroup: CreateGroupResponse;
  CreateInstanceProfile: CreateInstanceProfileResponse;
  CreateLoginProfile: CreateLoginProfileResponse;
  CreateOpenIDConnectProvider: CreateOpenIDConnectProviderResponse;
  CreatePolicy: CreatePolicyResponse;
  CreatePolicyVersion: CreatePolicyVersionResponse;
  CreateRole: CreateRoleResponse;
  CreateSAMLProvider: CreateSAMLProviderResponse;
  CreateServiceLinkedRole: CreateServiceLinkedRoleResponse;
  CreateServiceSpecificCredential: CreateServiceSpecificCredentialResponse;
  CreateUser: CreateUserResponse;
  CreateVirtualMFADevice: CreateVirtualMFADeviceResponse;
  DeactivateMFADevice: Readonly<Record<string, never>>;
  DeleteAccessKey: Readonly<Record<string, never>>;
  DeleteAccountAlias: Readonly<Record<string, never>>;
  DeleteAccountPasswordPolicy: Readonly<Record<string, never>>;
  DeleteGroup: Readonly<Record<string, never>>;
  DeleteGroupPolicy: Readonly<Record<string, never>>;
  DeleteInstanceProfile: Readonly<Record<string, never>>;
  DeleteLoginProfile: Readonly<Record<string, never>>;
  DeleteOpenIDConnectProvider: Readonly<Record<string, never>>;
  DeletePolicy: Readonly<Record<string, never>>;
  DeletePolicyVersion: Readonly<Record<string, never>>;
  DeleteRole: Readonly<Record<string, never>>;
  DeleteRolePermissionsBoundary: Readonly<Record<string, never>>;
  DeleteRolePolicy: Readonly<Record<string, never>>;
  DeleteSAMLProvider: Readonly<Record<string, never>>;
  DeleteSSHPublicKey: Readonly<Record<string, never>>;
  DeleteServerCertificate: Readonly<Record<string, never>>;
  DeleteServiceLinkedRole: DeleteServiceLinkedRoleResponse;
  DeleteServiceSpecificCredential: Readonly<Record<string, never>>;
  DeleteSigningCertificate: Readonly<Record<string, never>>;
  DeleteUser: Readonly<Record<string, never>>;
  DeleteUserPermissionsBoundary: Readonly<Record<string, never>>;
  DeleteUserPolicy: Readonly<Record<string, never>>;
  DeleteVirtualMFADevice: Readonly<Record<string, never>>;
  DetachGroupPolicy: Readonly<Record<string, never>>;
  DetachRolePolicy: Readonly<Record<string, never>>;
  DetachUserPolicy: Readonly<Record<string, never>>;
  DisableOrganizationsRootCredentialsManagement: DisableOrganizationsRootCredentialsManagementResponse;
  DisableOrganizationsRootSessions: DisableOrganizationsRootSessionsResponse;
  DisableOutboundWebIdentityFederation: Readonly<Record<string, never>>;
  EnableMFADevice: Readonly<Record<string, never>>;
  EnableOrganizationsRootCredentialsManagement: EnableOrganizationsRootCredentialsManagementResponse;
  EnableOrganizationsRootSessions: EnableOrganizationsRootSessionsResponse;
  EnableOutboundWebIdentityFederation: EnableOutboundWebIdentityFederationResponse;
  GenerateCredentialReport: GenerateCredentialReportResponse;
  GenerateOrganizationsAccessReport: GenerateOrganizationsAccessReportResponse;
  GenerateServiceLastAccessedDetails: GenerateServiceLastAccessedDetailsResponse;
  GetAccessKeyLastUsed: GetAccessKeyLastUsedResponse;
  GetAccountAuthorizationDetails: GetAccountAuthorizationDetailsResponse;
  GetAccountPasswordPolicy: GetAccountPasswordPolicyResponse;
  GetAccountProperties: GetAccountPropertiesResponse;
  GetAccountSummary: GetAccountSummaryResponse;
  GetContextKeysForCustomPolicy: GetContextKeysForPolicyResponse;
  GetContextKeysForPrincipalPolicy: GetContextKeysForPolicyResponse;
  GetCredentialReport: GetCredentialReportResponse;
  GetDelegationRequest: GetDelegationRequestResponse;
  GetGroup: GetGroupResponse;
  GetGroupPolicy: GetGroupPolicyResponse;
  GetHumanReadableSummary: GetHumanReadableSummaryResponse;
  GetInstanceProfile: GetInstanceProfileResponse;
  GetLoginProfile: GetLoginProfileResponse;
  GetMFADevice: GetMFADeviceResponse;
  GetOpenIDConnectProvider: GetOpenIDConnectProviderResponse;
  GetOrganizationsAccessReport: GetOrganizationsAccessReportResponse;
  GetOutboundWebIdentityFederationInfo: GetOutboundWebIdentityFederationInfoResponse;
  GetPolicy: GetPolicyResponse;
  GetPolicyVersion: GetPolicyVersionResponse;
  GetRole: GetRoleResponse;
  GetRolePolicy: GetRolePolicyResponse;
  GetRoleTemplateVersion: GetRoleTemplateVersionResponse;
  GetSAMLProvider: GetSAMLProviderResponse;
  GetSSHPublicKey: GetSSHPublicKeyResponse;
  GetServerCertificate: GetServerCertificateResponse;
  GetServiceLastAccessedDetails: GetServiceLastAccessedDetailsResponse;
  GetServiceLastAccessedDetailsWithEntities: GetServiceLastAccessedDetailsWithEntitiesResponse;
  GetServiceLinkedRoleDeletionStatus: GetServiceLinkedRoleDeletionStatusResponse;
  GetUser: GetUserResponse;
  GetUserPolicy: GetUserPolicyResponse;
  ListAccessKeys: ListAccessKeysResponse;
  ListAccountAliases: ListAccountAliasesResponse;
  ListAttachedGroupPolicies: ListAttachedGroupPoliciesResponse;
  ListAttachedRolePolicies: ListAttachedRolePoliciesResponse;
  ListAttachedUserPolicies: ListAttachedUserPoliciesResponse;
  ListDelegationRequests: ListDelegationRequestsResponse;
  ListEntitiesForPolicy: ListEntitiesForPolicyResponse;
  ListGroupPolicies: ListGroupPoliciesResponse;
  ListGroups: ListGroupsResponse;
  ListGroupsForUser: ListGroupsForUserResponse;
  ListInstanceProfileTags: ListInstanceProfileTagsResponse;
  ListInstanceProfiles: ListInstanceProfilesResponse;
  ListInstanceProfilesForRole: ListInstanceProfilesForRoleResponse;
  ListMFADeviceTags: ListMFADeviceTagsResponse;
  ListMFADevices: ListMFADevicesResponse;
  ListOpenIDConnectProviderTags: ListOpenIDConnectProviderTagsResponse;
  ListOpenIDConnectProviders: ListOpenIDConnectProvidersResponse;
  ListOrganizationsFeatures: ListOrganizationsFeaturesResponse;
  ListPolicies: ListPoliciesResponse;
  ListPoliciesGrantingServiceAccess: ListPoliciesGrantingServiceAccessResponse;
  ListPolicyTags: ListPolicyTagsResponse;
  ListPolicyVersions: ListPolicyVersionsResponse;
  ListRolePolicies: ListRolePoliciesResponse;
  ListRoleTags: ListRoleTagsResponse;
  ListRoles: ListRolesResponse;
  ListSAMLProviderTags: ListSAMLProviderTagsResponse;
  ListSAMLProviders: ListSAMLProvidersResponse;
  ListSSHPublicKeys: ListSSHPublicKeysResponse;
  ListServerCertificateTags: ListServerCertificateTagsResponse;
  ListServerCertificates: ListServerCertificatesResponse;
  ListServiceSpecificCredentials: ListServiceSpecificCredentialsResponse;
  ListSigningCertificates: ListSigningCertificatesResponse;
  ListUserPolicies: ListUserPoliciesResponse;
  ListUserTags: ListUserTagsResponse;
  ListUsers: ListUsersResponse;
  ListVirtualMFADevices: ListVirtualMFADevicesResponse;
  PutAccountProperties: PutAccountPropertiesResponse;
  PutGroupPolicy: Readonly<Record<string, never>>;
  PutRolePermissionsBoundary: Readonly<Record<string, never>>;
  PutRolePolicy: Readonly<Record<string, never>>;
  PutUserPermissionsBoundary: Readonly<Record<string, never>>;
  PutUserPolicy: Readonly<Record<string, never>>;
  RejectDelegationRequest: Readonly<Record<string, never>>;
  RemoveClientIDFromOpenIDConnectProvider: Readonly<Record<string, never>>;
  RemoveRoleFromInstanceProfile: Readonly<Record<string, never>>;
  RemoveUserFromGroup: Readonly<Record<string, never>>;
  ResetServiceSpecificCredential: ResetServiceSpecificCredentialResponse;
  ResyncMFADevice: Readonly<Record<string, never>>;
  SendDelegationToken: Readonly<Record<string, never>>;
  SetDefaultPolicyVersion: Readonly<Record<string, never>>;
  SetSecurityTokenServicePreferences: Readonly<Record<string, never>>;
  SimulateCustomPolicy: SimulatePolicyResponse;
  SimulatePrincipalPolicy: SimulatePolicyResponse;
  TagInstanceProfile: Readonly<Record<string, never>>;
  TagMFADevice: Readonly<Record<string, never>>;
  TagOpenIDConnectProvider: Readonly<Record<string, never>>;
  TagPolicy: Readonly<Record<string, never>>;
  TagRole: Readonly<Record<string, never>>;
  TagSAMLProvider: Readonly<Record<string, never>>;
  TagServerCertificate: Readonly<Record<string, never>>;
  TagUser: Readonly<Record<string, never>>;
  UntagInstanceProfile: Readonly<Record<string, never>>;
  UntagMFADevice: Readonly<Record<string, never>>;
  UntagOpenIDConnectProvider: Readonly<Record<string, never>>;
  UntagPolicy: Readonly<Record<string, never>>;
  UntagRole: Readonly<Record<string, never>>;
  UntagSAMLProvider: Readonly<Record<string, never>>;
  UntagServerCertificate: Readonly<Record<string, never>>;
  UntagUser: Readonly<Record<string, never>>;
  UpdateAccessKey: Readonly<Record<string, never>>;
  UpdateAccountPasswordPolicy: Readonly<Record<string, never>>;
  UpdateAssumeRolePolicy: Readonly<Record<string, never>>;
  UpdateDelegationRequest: Readonly<Record<string, never>>;
  UpdateGroup: Readonly<Record<string, never>>;
  UpdateLoginProfile: Readonly<Record<string, never>>;
  UpdateOpenIDConnectProviderThumbprint: Readonly<Record<string, never>>;
  UpdateRole: UpdateRoleResponse;
  UpdateRoleDescription: UpdateRoleDescriptionResponse;
  UpdateSAMLProvider: UpdateSAMLProviderResponse;
  UpdateSSHPublicKey: Readonly<Record<string, never>>;
  UpdateServerCertificate: Readonly<Record<string, never>>;
  UpdateServiceSpecificCredential: Readonly<Record<string, never>>;
  UpdateSigningCertificate: Readonly<Record<string, never>>;
  UpdateUser: Readonly<Record<string, never>>;
  UploadSSHPublicKey: UploadSSHPublicKeyResponse;
  UploadServerCertificate: UploadServerCertificateResponse;
  UploadSigningCertificate: UploadSigningCertificateResponse;
}

export type AccessAdvisorUsageGranularityType =
  | 'SERVICE_LEVEL'
  | 'ACTION_LEVEL';

export type AttachmentType =
  | 'user'
  | 'group'
  | 'role';

export type ContextKeyTypeEnum =
  | 'string'
  | 'stringList'
  | 'numeric'
  | 'numericList'
  | 'boolean'
  | 'booleanList'
  | 'ip'
  | 'ipList'
  | 'binary'
  | 'binaryList'
  | 'date'
  | 'dateList';

export type DeletionTaskStatusType =
  | 'SUCCEEDED'
  | 'IN_PROGRESS'
  | 'FAILED'
  | 'NOT_STARTED';

export type EntityType =
  | 'User'
  | 'Role'
  | 'Group'
  | 'LocalManagedPolicy'
  | 'AWSManagedPolicy';

export type FeatureType =
  | 'RootCredentialsManagement'
  | 'RootSessions';

export type PermissionsBoundaryAttachmentType =
  | 'PermissionsBoundaryPolicy';

export type PolicyEvaluationDecisionType =
  | 'allowed'
  | 'explicitDeny'
  | 'implicitDeny';

export type PolicyIdentifierPolicyType =
  | 'inline'
  | 'aws-managed'
  | 'user-managed'
  | 'permission-boundary'
  | 'scp'
  | 'rcp';

export type PolicyParameterTypeEnum =
  | 'string'
  | 'stringList';

export type PolicySourceType =
  | 'user'
  | 'group'
  | 'role'
  | 'aws-managed'
  | 'user-managed'
  | 'resource'
  | 'none';

export type PolicyUsageType =
  | 'PermissionsPolicy'
  | 'PermissionsBoundary';

export type ReportFormatType =
  | 'text/csv';

export type ReportStateType =
  | 'STARTED'
  | 'INPROGRESS'
  | 'COMPLETE';

export type assertionEncryptionModeType =
  | 'Required'
  | 'Allowed';

export type assignmentStatusType =
  | 'Assigned'
  | 'Unassigned'
  | 'Any';

export type encodingType =
  | 'SSH'
  | 'PEM';

export type globalEndpointTokenVersion =
  | 'v1Token'
  | 'v2Token';

export type jobStatusType =
  | 'IN_PROGRESS'
  | 'COMPLETED'
  | 'FAILED';

export type managedByTypeType =
  | 'Service';

export type parameterTypeType =
  | 'String'
  | 'StringList'
  | 'Number'
  | 'NumberList'
  | 'Arn'
  | 'ArnList';

export type permissionCheckResultType =
  | 'ALLOWED'
  | 'DENIED'
  | 'UNSURE';

export type permissionCheckStatusType =
  | 'COMPLETE'
  | 'IN_PROGRESS'
  | 'FAILED';

export type policyOwnerEntityType =
  | 'USER'
  | 'ROLE'
  | 'GROUP';

export type policyScopeType =
  | 'All'
  | 'AWS'
  | 'Local';

export type policyType =
  | 'INLINE'
  | 'MANAGED';

export type sortKeyType =
  | 'SERVICE_NAMESPACE_ASCENDING'
  | 'SERVICE_NAMESPACE_DESCENDING'
  | 'LAST_AUTHENTICATED_TIME_ASCENDING'
  | 'LAST_AUTHENTICATED_TIME_DESCENDING';

export type stateType =
  | 'UNASSIGNED'
  | 'ASSIGNED'
  | 'PENDING_APPROVAL'
  | 'FINALIZED'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'EXPIRED';

export type statusType =
  | 'Active'
  | 'Inactive'
  | 'Expired';

export type summaryKeyType =
  | 'Users'
  | 'UsersQuota'
  | 'Groups'
  | 'GroupsQuota'
  | 'ServerCertificates'
  | 'ServerCertificatesQuota'
  | 'UserPolicySizeQuota'
  | 'GroupPolicySizeQuota'
  | 'GroupsPerUserQuota'
  | 'SigningCertificatesPerUserQuota'
  | 'AccessKeysPerUserQuota'
  | 'MFADevices'
  | 'MFADevicesInUse'
  | 'AccountMFAEnabled'
  | 'AccountAccessKeysPresent'
  | 'AccountPasswordPresent'
  | 'AccountSigningCertificatesPresent'
  | 'AttachedPoliciesPerGroupQuota'
  | 'AttachedPoliciesPerRoleQuota'
  | 'AttachedPoliciesPerUserQuota'
  | 'Policies'
  | 'PoliciesQuota'
  | 'PolicySizeQuota'
  | 'PolicyVersionsInUse'
  | 'PolicyVersionsInUseQuota'
  | 'VersionsPerPolicyQuota'
  | 'GlobalEndpointTokenVersion'
  | 'AssumeRolePolicySizeQuota'
  | 'InstanceProfiles'
  | 'InstanceProfilesQuota'
  | 'Providers'
  | 'RolePolicySizeQuota'
  | 'Roles'
  | 'RolesQuota';

export type summaryStateType =
  | 'AVAILABLE'
  | 'NOT_AVAILABLE'
  | 'NOT_SUPPORTED'
  | 'FAILED';

export interface AcceptDelegationRequestRequest {
  readonly DelegationRequestId: string;
}

export interface AcquireRoleRequest {
  readonly ReplacementValues?: Readonly<Record<string, ReplacementValueEntry>> | undefined;
  readonly TemplateArn: string;
  readonly TemplateMinorVersion?: number | undefined;
}

export interface AddClientIDToOpenIDConnectProviderRequest {
  readonly ClientID: string;
  readonly OpenIDConnectProviderArn: string;
}

export interface AddRoleToInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

export interface AddUserToGroupRequest {
  readonly GroupName: string;
  readonly UserName: string;
}

export interface AssociateDelegationRequestRequest {
  readonly DelegationRequestId: string;
}

export interface AttachGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

export interface AttachRolePolicyRequest {
  readonly PolicyArn: string;
  readonly RoleName: string;
}

export interface AttachUserPolicyRequest {
  readonly PolicyArn: string;
  readonly UserName: string;
}

export interface ChangePasswordRequest {
  readonly NewPassword: string;
  readonly OldPassword: string;
}

export interface ContextEntry {
  readonly ContextKeyName?: string | undefined;
  readonly ContextKeyType?: ContextKeyTypeEnum | undefined;
  readonly ContextKeyValues?: ReadonlyArray<string> | undefined;
}

export interface CreateAccessKeyRequest {
  readonly UserName?: string | undefined;
}

export interface CreateAccountAliasRequest {
  readonly AccountAlias: string;
}

export interface CreateDelegationRequestRequest {
  readonly Description: string;
  readonly NotificationChannel: string;
  readonly OnlySendByOwner?: boolean | undefined;
  readonly OwnerAccountId?: string | undefined;
  readonly Permissions: DelegationPermission;
  readonly RedirectUrl?: string | undefined;
  readonly RequestMessage?: string | undefined;
  readonly RequestorWorkflowId: string;
  readonly SessionDuration: number;
}

export interface CreateGroupRequest {
  readonly GroupName: string;
  readonly Path?: string | undefined;
}

export interface CreateInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly Path?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreateLoginProfileRequest {
  readonly Password?: string | undefined;
  readonly PasswordResetRequired?: boolean | undefined;
  readonly UserName?: string | undefined;
}

export interface CreateOpenIDConnectProviderRequest {
  readonly ClientIDList?: ReadonlyArray<string> | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly ThumbprintList?: ReadonlyArray<string> | undefined;
  readonly Url: string;
}

export interface CreatePolicyRequest {
  readonly Description?: string | undefined;
  readonly Path?: string | undefined;
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreatePolicyVersionRequest {
  readonly PolicyArn: string;
  readonly PolicyDocument: string;
  readonly SetAsDefault?: boolean | undefined;
}

export interface CreateRoleRequest {
  readonly AssumeRolePolicyDocument: string;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: string | undefined;
  readonly RoleName: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreateSAMLProviderRequest {
  readonly AddPrivateKey?: string | undefined;
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined;
  readonly Name: string;
  readonly SAMLMetadataDocument: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreateServiceLinkedRoleRequest {
  readonly AWSServiceName: string;
  readonly CustomSuffix?: string | undefined;
  readonly Description?: string | undefined;
}

export interface CreateServiceSpecificCredentialRequest {
  readonly CredentialAgeDays?: number | undefined;
  readonly ServiceName: string;
  readonly UserName: string;
}

export interface CreateUserRequest {
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly UserName: string;
}

export interface CreateVirtualMFADeviceRequest {
  readonly Path?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly VirtualMFADeviceName: string;
}

export interface DeactivateMFADeviceRequest {
  readonly SerialNumber: string;
  readonly UserName?: string | undefined;
}

export interface DelegationPermission {
  readonly Parameters?: ReadonlyArray<PolicyParameter> | undefined;
  readonly PolicyTemplateArn?: string | undefined;
}

export interface DeleteAccessKeyRequest {
  readonly AccessKeyId: string;
  readonly UserName?: string | undefined;
}

export interface DeleteAccountAliasRequest {
  readonly AccountAlias: string;
}

export interface DeleteGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
}

export interface DeleteGroupRequest {
  readonly GroupName: string;
}

export interface DeleteInstanceProfileRequest {
  readonly InstanceProfileName: string;
}

export interface DeleteLoginProfileRequest {
  readonly UserName?: string | undefined;
}

export interface DeleteOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
}

export interface DeletePolicyRequest {
  readonly PolicyArn: string;
}

export interface DeletePolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface DeleteRolePermissionsBoundaryRequest {
  readonly RoleName: string;
}

export interface DeleteRolePolicyRequest {
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface DeleteRoleRequest {
  readonly RoleName: string;
}

export interface DeleteSAMLProviderRequest {
  readonly SAMLProviderArn: string;
}

export interface DeleteSSHPublicKeyRequest {
  readonly SSHPublicKeyId: string;
  readonly UserName: string;
}

export interface DeleteServerCertificateRequest {
  readonly ServerCertificateName: string;
}

export interface DeleteServiceLinkedRoleRequest {
  readonly RoleName: string;
}

export interface DeleteServiceSpecificCredentialRequest {
  readonly ServiceSpecificCredentialId: string;
  readonly UserName?: string | undefined;
}

export interface DeleteSigningCertificateRequest {
  readonly CertificateId: string;
  readonly UserName?: string | undefined;
}

export interface DeleteUserPermissionsBoundaryRequest {
  readonly UserName: string;
}

export interface DeleteUserPolicyRequest {
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface DeleteUserRequest {
  readonly UserName: string;
}

export interface DeleteVirtualMFADeviceRequest {
  readonly SerialNumber: string;
}

export interface DetachGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyArn: string;
}

export interface DetachRolePolicyRequest {
  readonly PolicyArn: string;
  readonly RoleName: string;
}

export interface DetachUserPolicyRequest {
  readonly PolicyArn: string;
  readonly UserName: string;
}

export type DisableOrganizationsRootCredentialsManagementRequest = Readonly<Record<string, never>>;

export type DisableOrganizationsRootSessionsRequest = Readonly<Record<string, never>>;

export interface EnableMFADeviceRequest {
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
  readonly SerialNumber: string;
  readonly UserName: string;
}

export type EnableOrganizationsRootCredentialsManagementRequest = Readonly<Record<string, never>>;

export type EnableOrganizationsRootSessionsRequest = Readonly<Record<string, never>>;

export interface GenerateOrganizationsAccessReportRequest {
  readonly EntityPath: string;
  readonly OrganizationsPolicyId?: string | undefined;
}

export interface GenerateServiceLastAccessedDetailsRequest {
  readonly Arn: string;
  readonly Granularity?: AccessAdvisorUsageGranularityType | undefined;
}

export interface GetAccessKeyLastUsedRequest {
  readonly AccessKeyId: string;
}

export interface GetAccountAuthorizationDetailsRequest {
  readonly Filter?: ReadonlyArray<EntityType> | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export type GetAccountPropertiesRequest = Readonly<Record<string, never>>;

export interface GetContextKeysForCustomPolicyRequest {
  readonly PolicyInputList: ReadonlyArray<string>;
}

export interface GetContextKeysForPrincipalPolicyRequest {
  readonly PolicyInputList?: ReadonlyArray<string> | undefined;
  readonly PolicySourceArn: string;
}

export interface GetDelegationRequestRequest {
  readonly DelegationPermissionCheck?: boolean | undefined;
  readonly DelegationRequestId: string;
}

export interface GetGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyName: string;
}

export interface GetGroupRequest {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface GetHumanReadableSummaryRequest {
  readonly EntityArn: string;
  readonly Locale?: string | undefined;
}

export interface GetInstanceProfileRequest {
  readonly InstanceProfileName: string;
}

export interface GetLoginProfileRequest {
  readonly UserName?: string | undefined;
}

export interface GetMFADeviceRequest {
  readonly SerialNumber: string;
  readonly UserName?: string | undefined;
}

export interface GetOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
}

export interface GetOrganizationsAccessReportRequest {
  readonly JobId: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly SortKey?: sortKeyType | undefined;
}

export interface GetPolicyRequest {
  readonly PolicyArn: string;
}

export interface GetPolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface GetRolePolicyRequest {
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface GetRoleRequest {
  readonly RoleName: string;
}

export interface GetRoleTemplateVersionRequest {
  readonly MinorVersion?: number | undefined;
  readonly TemplateArn: string;
}

export interface GetSAMLProviderRequest {
  readonly SAMLProviderArn: string;
}

export interface GetSSHPublicKeyRequest {
  readonly Encoding: encodingType;
  readonly SSHPublicKeyId: string;
  readonly UserName: string;
}

export interface GetServerCertificateRequest {
  readonly ServerCertificateName: string;
}

export interface GetServiceLastAccessedDetailsRequest {
  readonly JobId: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface GetServiceLastAccessedDetailsWithEntitiesRequest {
  readonly JobId: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly ServiceNamespace: string;
}

export interface GetServiceLinkedRoleDeletionStatusRequest {
  readonly DeletionTaskId: string;
}

export interface GetUserPolicyRequest {
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface GetUserRequest {
  readonly UserName?: string | undefined;
}

export interface InlinePolicyIdentifierType {
  readonly AttachmentName: string;
  readonly AttachmentType: AttachmentType;
  readonly PolicyName: string;
}

export interface ListAccessKeysRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListAccountAliasesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListAttachedGroupPoliciesRequest {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListAttachedRolePoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
  readonly RoleName: string;
}

export interface ListAttachedUserPoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
  readonly UserName: string;
}

export interface ListDelegationRequestsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly OwnerId?: string | undefined;
}

export interface ListEntitiesForPolicyRequest {
  readonly EntityFilter?: EntityType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
  readonly PolicyArn: string;
  readonly PolicyUsageFilter?: PolicyUsageType | undefined;
}

export interface ListGroupPoliciesRequest {
  readonly GroupName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListGroupsForUserRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName: string;
}

export interface ListGroupsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListInstanceProfileTagsRequest {
  readonly InstanceProfileName: string;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface ListInstanceProfilesForRoleRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly RoleName: string;
}

export interface ListInstanceProfilesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListMFADeviceTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly SerialNumber: string;
}

export interface ListMFADevicesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListOpenIDConnectProviderTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly OpenIDConnectProviderArn: string;
}

export type ListOpenIDConnectProvidersRequest = Readonly<Record<string, never>>;

export type ListOrganizationsFeaturesRequest = Readonly<Record<string, never>>;

export interface ListPoliciesGrantingServiceAccessRequest {
  readonly Arn: string;
  readonly Marker?: string | undefined;
  readonly ServiceNamespaces: ReadonlyArray<string>;
}

export interface ListPoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly OnlyAttached?: boolean | undefined;
  readonly PathPrefix?: string | undefined;
  readonly PolicyUsageFilter?: PolicyUsageType | undefined;
  readonly Scope?: policyScopeType | undefined;
}

export interface ListPolicyTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PolicyArn: string;
}

export interface ListPolicyVersionsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PolicyArn: string;
}

export interface ListRolePoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly RoleName: string;
}

export interface ListRoleTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly RoleName: string;
}

export interface ListRolesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListSAMLProviderTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly SAMLProviderArn: string;
}

export type ListSAMLProvidersRequest = Readonly<Record<string, never>>;

export interface ListSSHPublicKeysRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListServerCertificateTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly ServerCertificateName: string;
}

export interface ListServerCertificatesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListServiceSpecificCredentialsRequest {
  readonly AllUsers?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly ServiceName?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface ListSigningCertificatesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName?: string | undefined;
}

export interface ListUserPoliciesRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName: string;
}

export interface ListUserTagsRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly UserName: string;
}

export interface ListUsersRequest {
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PathPrefix?: string | undefined;
}

export interface ListVirtualMFADevicesRequest {
  readonly AssignmentStatus?: assignmentStatusType | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
}

export interface OrderedOrganizationPolicyType {
  readonly ServiceControlPolicyInputList?: ReadonlyArray<string> | undefined;
}

export interface PolicyIdentifier {
  readonly InlinePolicyIdentifier?: InlinePolicyIdentifierType | undefined;
  readonly PolicyArn?: string | undefined;
  readonly PolicyType?: PolicyIdentifierPolicyType | undefined;
}

export interface PolicyParameter {
  readonly Name?: string | undefined;
  readonly Type?: PolicyParameterTypeEnum | undefined;
  readonly Values?: ReadonlyArray<string> | undefined;
}

export interface PutAccountPropertiesRequest {
  readonly Properties: Readonly<Record<string, string>>;
}

export interface PutGroupPolicyRequest {
  readonly GroupName: string;
  readonly PolicyDocument: string;
  readonly PolicyName: string;
}

export interface PutRolePermissionsBoundaryRequest {
  readonly PermissionsBoundary: string;
  readonly RoleName: string;
}

export interface PutRolePolicyRequest {
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly RoleName: string;
}

export interface PutUserPermissionsBoundaryRequest {
  readonly PermissionsBoundary: string;
  readonly UserName: string;
}

export interface PutUserPolicyRequest {
  readonly PolicyDocument: string;
  readonly PolicyName: string;
  readonly UserName: string;
}

export interface RejectDelegationRequestRequest {
  readonly DelegationRequestId: string;
  readonly Notes?: string | undefined;
}

export interface RemoveClientIDFromOpenIDConnectProviderRequest {
  readonly ClientID: string;
  readonly OpenIDConnectProviderArn: string;
}

export interface RemoveRoleFromInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly RoleName: string;
}

export interface RemoveUserFromGroupRequest {
  readonly GroupName: string;
  readonly UserName: string;
}

export interface ReplacementValueEntry {
  readonly Values: ReadonlyArray<string>;
}

export interface ResetServiceSpecificCredentialRequest {
  readonly ServiceSpecificCredentialId: string;
  readonly UserName?: string | undefined;
}

export interface ResyncMFADeviceRequest {
  readonly AuthenticationCode1: string;
  readonly AuthenticationCode2: string;
  readonly SerialNumber: string;
  readonly UserName: string;
}

export interface SendDelegationTokenRequest {
  readonly DelegationRequestId: string;
}

export interface SetDefaultPolicyVersionRequest {
  readonly PolicyArn: string;
  readonly VersionId: string;
}

export interface SetSecurityTokenServicePreferencesRequest {
  readonly GlobalEndpointTokenVersion: globalEndpointTokenVersion;
}

export interface SimulateCustomPolicyRequest {
  readonly ActionNames: ReadonlyArray<string>;
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: ReadonlyArray<ContextEntry> | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly OrderedOrganizationPolicyInputList?: ReadonlyArray<OrderedOrganizationPolicyType> | undefined;
  readonly PermissionsBoundaryPolicyInputList?: ReadonlyArray<string> | undefined;
  readonly PolicyInputList: ReadonlyArray<string>;
  readonly ResourceArns?: ReadonlyArray<string> | undefined;
  readonly ResourceHandlingOption?: string | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

export interface SimulatePrincipalPolicyRequest {
  readonly ActionNames: ReadonlyArray<string>;
  readonly CallerArn?: string | undefined;
  readonly ContextEntries?: ReadonlyArray<ContextEntry> | undefined;
  readonly Marker?: string | undefined;
  readonly MaxItems?: number | undefined;
  readonly PermissionsBoundaryPolicyInputList?: ReadonlyArray<string> | undefined;
  readonly PolicyExclusionList?: ReadonlyArray<PolicyIdentifier> | undefined;
  readonly PolicyInputList?: ReadonlyArray<string> | undefined;
  readonly PolicySourceArn: string;
  readonly ResourceArns?: ReadonlyArray<string> | undefined;
  readonly ResourceHandlingOption?: string | undefined;
  readonly ResourceOwner?: string | undefined;
  readonly ResourcePolicy?: string | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagMFADeviceRequest {
  readonly SerialNumber: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagPolicyRequest {
  readonly PolicyArn: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagRoleRequest {
  readonly RoleName: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagSAMLProviderRequest {
  readonly SAMLProviderArn: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagServerCertificateRequest {
  readonly ServerCertificateName: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TagUserRequest {
  readonly Tags: ReadonlyArray<Tag>;
  readonly UserName: string;
}

export interface UntagInstanceProfileRequest {
  readonly InstanceProfileName: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagMFADeviceRequest {
  readonly SerialNumber: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagOpenIDConnectProviderRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagPolicyRequest {
  readonly PolicyArn: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagRoleRequest {
  readonly RoleName: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagSAMLProviderRequest {
  readonly SAMLProviderArn: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagServerCertificateRequest {
  readonly ServerCertificateName: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UntagUserRequest {
  readonly TagKeys: ReadonlyArray<string>;
  readonly UserName: string;
}

export interface UpdateAccessKeyRequest {
  readonly AccessKeyId: string;
  readonly Status: statusType;
  readonly UserName?: string | undefined;
}

export interface UpdateAccountPasswordPolicyRequest {
  readonly AllowUsersToChangePassword?: boolean | undefined;
  readonly HardExpiry?: boolean | undefined;
  readonly MaxPasswordAge?: number | undefined;
  readonly MinimumPasswordLength?: number | undefined;
  readonly PasswordReusePrevention?: number | undefined;
  readonly RequireLowercaseCharacters?: boolean | undefined;
  readonly RequireNumbers?: boolean | undefined;
  readonly RequireSymbols?: boolean | undefined;
  readonly RequireUppercaseCharacters?: boolean | undefined;
}

export interface UpdateAssumeRolePolicyRequest {
  readonly PolicyDocument: string;
  readonly RoleName: string;
}

export interface UpdateDelegationRequestRequest {
  readonly DelegationRequestId: string;
  readonly Notes?: string | undefined;
}

export interface UpdateGroupRequest {
  readonly GroupName: string;
  readonly NewGroupName?: string | undefined;
  readonly NewPath?: string | undefined;
}

export interface UpdateLoginProfileRequest {
  readonly Password?: string | undefined;
  readonly PasswordResetRequired?: boolean | undefined;
  readonly UserName: string;
}

export interface UpdateOpenIDConnectProviderThumbprintRequest {
  readonly OpenIDConnectProviderArn: string;
  readonly ThumbprintList: ReadonlyArray<string>;
}

export interface UpdateRoleDescriptionRequest {
  readonly Description: string;
  readonly RoleName: string;
}

export interface UpdateRoleRequest {
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly RoleName: string;
}

export interface UpdateSAMLProviderRequest {
  readonly AddPrivateKey?: string | undefined;
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined;
  readonly RemovePrivateKey?: string | undefined;
  readonly SAMLMetadataDocument?: string | undefined;
  readonly SAMLProviderArn: string;
}

export interface UpdateSSHPublicKeyRequest {
  readonly SSHPublicKeyId: string;
  readonly Status: statusType;
  readonly UserName: string;
}

export interface UpdateServerCertificateRequest {
  readonly NewPath?: string | undefined;
  readonly NewServerCertificateName?: string | undefined;
  readonly ServerCertificateName: string;
}

export interface UpdateServiceSpecificCredentialRequest {
  readonly ServiceSpecificCredentialId: string;
  readonly Status: statusType;
  readonly UserName?: string | undefined;
}

export interface UpdateSigningCertificateRequest {
  readonly CertificateId: string;
  readonly Status: statusType;
  readonly UserName?: string | undefined;
}

export interface UpdateUserRequest {
  readonly NewPath?: string | undefined;
  readonly NewUserName?: string | undefined;
  readonly UserName: string;
}

export interface UploadSSHPublicKeyRequest {
  readonly SSHPublicKeyBody: string;
  readonly UserName: string;
}

export interface UploadServerCertificateRequest {
  readonly CertificateBody: string;
  readonly CertificateChain?: string | undefined;
  readonly Path?: string | undefined;
  readonly PrivateKey: string;
  readonly ServerCertificateName: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface UploadSigningCertificateRequest {
  readonly CertificateBody: string;
  readonly UserName?: string | undefined;
}

export interface AccessDetail {
  readonly EntityPath?: string | undefined;
  readonly LastAuthenticatedTime?: Date | undefined;
  readonly Region?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServiceNamespace?: string | undefined;
  readonly TotalAuthenticatedEntities?: number | undefined;
}

export interface AccessKey {
  readonly AccessKeyId?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly UserName?: string | undefined;
}

export interface AccessKeyLastUsed {
  readonly LastUsedDate?: Date | undefined;
  readonly Region?: string | undefined;
  readonly ServiceName?: string | undefined;
}

export interface AccessKeyMetadata {
  readonly AccessKeyId?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly Status?: statusType | undefined;
  readonly UserName?: string | undefined;
}

export interface AcquireRoleResponse {
  readonly Role?: Role | undefined;
}

export interface AttachedPermissionsBoundary {
  readonly PermissionsBoundaryArn?: string | undefined;
  readonly PermissionsBoundaryType?: PermissionsBoundaryAttachmentType | undefined;
}

export interface AttachedPolicy {
  readonly PolicyArn?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface CreateAccessKeyResponse {
  readonly AccessKey?: AccessKey | undefined;
}

export interface CreateDelegationRequestResponse {
  readonly ConsoleDeepLink?: string | undefined;
  readonly DelegationRequestId?: string | undefined;
}

export interface CreateGroupResponse {
  readonly Group?: Group | undefined;
}

export interface CreateInstanceProfileResponse {
  readonly InstanceProfile?: InstanceProfile | undefined;
}

export interface CreateLoginProfileResponse {
  readonly LoginProfile?: LoginProfile | undefined;
}

export interface CreateOpenIDConnectProviderResponse {
  readonly OpenIDConnectProviderArn?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface CreatePolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined;
}

export interface CreateRoleResponse {
  readonly Role?: Role | undefined;
}

export interface CreateSAMLProviderResponse {
  readonly SAMLProviderArn?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface CreateServiceLinkedRoleResponse {
  readonly Role?: Role | undefined;
}

export interface CreateServiceSpecificCredentialResponse {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined;
}

export interface CreateUserResponse {
  readonly User?: User | undefined;
}

export interface CreateVirtualMFADeviceResponse {
  readonly VirtualMFADevice?: VirtualMFADevice | undefined;
}

export interface DelegationPermissionOutput {
  readonly Parameters?: ReadonlyArray<PolicyParameterOutput> | undefined;
  readonly PolicyTemplateArn?: string | undefined;
}

export interface DelegationRequest {
  readonly ApproverId?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly DelegationRequestId?: string | undefined;
  readonly Description?: string | undefined;
  readonly ExpirationTime?: Date | undefined;
  readonly Notes?: string | undefined;
  readonly OnlySendByOwner?: boolean | undefined;
  readonly OwnerAccountId?: string | undefined;
  readonly OwnerId?: string | undefined;
  readonly PermissionPolicy?: string | undefined;
  readonly Permissions?: DelegationPermissionOutput | undefined;
  readonly RedirectUrl?: string | undefined;
  readonly RejectionReason?: string | undefined;
  readonly RequestMessage?: string | undefined;
  readonly RequestorId?: string | undefined;
  readonly RequestorName?: string | undefined;
  readonly RolePermissionRestrictionArns?: ReadonlyArray<string> | undefined;
  readonly SessionDuration?: number | undefined;
  readonly State?: stateType | undefined;
  readonly UpdatedTime?: Date | undefined;
}

export interface DeleteServiceLinkedRoleResponse {
  readonly DeletionTaskId?: string | undefined;
}

export interface DeletionTaskFailureReasonType {
  readonly Reason?: string | undefined;
  readonly RoleUsageList?: ReadonlyArray<RoleUsageType> | undefined;
}

export interface DisableOrganizationsRootCredentialsManagementResponse {
  readonly EnabledFeatures?: ReadonlyArray<FeatureType> | undefined;
  readonly OrganizationId?: string | undefined;
}

export interface DisableOrganizationsRootSessionsResponse {
  readonly EnabledFeatures?: ReadonlyArray<FeatureType> | undefined;
  readonly OrganizationId?: string | undefined;
}

export interface EnableOrganizationsRootCredentialsManagementResponse {
  readonly EnabledFeatures?: ReadonlyArray<FeatureType> | undefined;
  readonly OrganizationId?: string | undefined;
}

export interface EnableOrganizationsRootSessionsResponse {
  readonly EnabledFeatures?: ReadonlyArray<FeatureType> | undefined;
  readonly OrganizationId?: string | undefined;
}

export interface EnableOutboundWebIdentityFederationResponse {
  readonly IssuerIdentifier?: string | undefined;
}

export interface EntityDetails {
  readonly EntityInfo?: EntityInfo | undefined;
  readonly LastAuthenticated?: Date | undefined;
}

export interface EntityInfo {
  readonly Arn?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Path?: string | undefined;
  readonly Type?: policyOwnerEntityType | undefined;
}

export interface ErrorDetails {
  readonly Code?: string | undefined;
  readonly Message?: string | undefined;
}

export interface EvaluationResult {
  readonly EvalActionName?: string | undefined;
  readonly EvalDecision?: PolicyEvaluationDecisionType | undefined;
  readonly EvalDecisionDetails?: Readonly<Record<string, PolicyEvaluationDecisionType>> | undefined;
  readonly EvalResourceName?: string | undefined;
  readonly MatchedStatements?: ReadonlyArray<Statement> | undefined;
  readonly MissingContextValues?: ReadonlyArray<string> | undefined;
  readonly OrganizationsDecisionDetail?: OrganizationsDecisionDetail | undefined;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined;
  readonly ResourceSpecificResults?: ReadonlyArray<ResourceSpecificResult> | undefined;
}

export interface GenerateCredentialReportResponse {
  readonly Description?: string | undefined;
  readonly State?: ReportStateType | undefined;
}

export interface GenerateOrganizationsAccessReportResponse {
  readonly JobId?: string | undefined;
}

export interface GenerateServiceLastAccessedDetailsResponse {
  readonly JobId?: string | undefined;
}

export interface GetAccessKeyLastUsedResponse {
  readonly AccessKeyLastUsed?: AccessKeyLastUsed | undefined;
  readonly UserName?: string | undefined;
}

export interface GetAccountAuthorizationDetailsResponse {
  readonly GroupDetailList?: ReadonlyArray<GroupDetail> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Policies?: ReadonlyArray<ManagedPolicyDetail> | undefined;
  readonly RoleDetailList?: ReadonlyArray<RoleDetail> | undefined;
  readonly UserDetailList?: ReadonlyArray<UserDetail> | undefined;
}

export interface GetAccountPasswordPolicyResponse {
  readonly PasswordPolicy?: PasswordPolicy | undefined;
}

export interface GetAccountPropertiesResponse {
  readonly Properties?: Readonly<Record<string, string>> | undefined;
}

export interface GetAccountSummaryResponse {
  readonly SummaryMap?: Readonly<Record<string, number>> | undefined;
}

export interface GetContextKeysForPolicyResponse {
  readonly ContextKeyNames?: ReadonlyArray<string> | undefined;
}

export interface GetCredentialReportResponse {
  readonly Content?: Uint8Array | undefined;
  readonly GeneratedTime?: Date | undefined;
  readonly ReportFormat?: ReportFormatType | undefined;
}

export interface GetDelegationRequestResponse {
  readonly DelegationRequest?: DelegationRequest | undefined;
  readonly PermissionCheckResult?: permissionCheckResultType | undefined;
  readonly PermissionCheckStatus?: permissionCheckStatusType | undefined;
}

export interface GetGroupPolicyResponse {
  readonly GroupName?: string | undefined;
  readonly PolicyDocument?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface GetGroupResponse {
  readonly Group?: Group | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Users?: ReadonlyArray<User> | undefined;
}

export interface GetHumanReadableSummaryResponse {
  readonly Locale?: string | undefined;
  readonly SummaryContent?: string | undefined;
  readonly SummaryState?: summaryStateType | undefined;
}

export interface GetInstanceProfileResponse {
  readonly InstanceProfile?: InstanceProfile | undefined;
}

export interface GetLoginProfileResponse {
  readonly LoginProfile?: LoginProfile | undefined;
}

export interface GetMFADeviceResponse {
  readonly Certifications?: Readonly<Record<string, string>> | undefined;
  readonly EnableDate?: Date | undefined;
  readonly SerialNumber?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface GetOpenIDConnectProviderResponse {
  readonly ClientIDList?: ReadonlyArray<string> | undefined;
  readonly CreateDate?: Date | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
  readonly ThumbprintList?: ReadonlyArray<string> | undefined;
  readonly Url?: string | undefined;
}

export interface GetOrganizationsAccessReportResponse {
  readonly AccessDetails?: ReadonlyArray<AccessDetail> | undefined;
  readonly ErrorDetails?: ErrorDetails | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly JobCompletionDate?: Date | undefined;
  readonly JobCreationDate?: Date | undefined;
  readonly JobStatus?: jobStatusType | undefined;
  readonly Marker?: string | undefined;
  readonly NumberOfServicesAccessible?: number | undefined;
  readonly NumberOfServicesNotAccessed?: number | undefined;
}

export interface GetOutboundWebIdentityFederationInfoResponse {
  readonly IssuerIdentifier?: string | undefined;
  readonly JwtVendingEnabled?: boolean | undefined;
}

export interface GetPolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface GetPolicyVersionResponse {
  readonly PolicyVersion?: PolicyVersion | undefined;
}

export interface GetRolePolicyResponse {
  readonly PolicyDocument?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly RoleName?: string | undefined;
}

export interface GetRoleResponse {
  readonly Role?: Role | undefined;
}

export interface GetRoleTemplateVersionResponse {
  readonly RoleTemplateVersion?: RoleTemplateVersion | undefined;
}

export interface GetSAMLProviderResponse {
  readonly AssertionEncryptionMode?: assertionEncryptionModeType | undefined;
  readonly CreateDate?: Date | undefined;
  readonly PrivateKeyList?: ReadonlyArray<SAMLPrivateKey> | undefined;
  readonly SAMLMetadataDocument?: string | undefined;
  readonly SAMLProviderUUID?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
  readonly ValidUntil?: Date | undefined;
}

export interface GetSSHPublicKeyResponse {
  readonly SSHPublicKey?: SSHPublicKey | undefined;
}

export interface GetServerCertificateResponse {
  readonly ServerCertificate?: ServerCertificate | undefined;
}

export interface GetServiceLastAccessedDetailsResponse {
  readonly Error?: ErrorDetails | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly JobCompletionDate?: Date | undefined;
  readonly JobCreationDate?: Date | undefined;
  readonly JobStatus?: jobStatusType | undefined;
  readonly JobType?: AccessAdvisorUsageGranularityType | undefined;
  readonly Marker?: string | undefined;
  readonly ServicesLastAccessed?: ReadonlyArray<ServiceLastAccessed> | undefined;
}

export interface GetServiceLastAccessedDetailsWithEntitiesResponse {
  readonly EntityDetailsList?: ReadonlyArray<EntityDetails> | undefined;
  readonly Error?: ErrorDetails | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly JobCompletionDate?: Date | undefined;
  readonly JobCreationDate?: Date | undefined;
  readonly JobStatus?: jobStatusType | undefined;
  readonly Marker?: string | undefined;
}

export interface GetServiceLinkedRoleDeletionStatusResponse {
  readonly Reason?: DeletionTaskFailureReasonType | undefined;
  readonly Status?: DeletionTaskStatusType | undefined;
}

export interface GetUserPolicyResponse {
  readonly PolicyDocument?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface GetUserResponse {
  readonly User?: User | undefined;
}

export interface Group {
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly Path?: string | undefined;
}

export interface GroupDetail {
  readonly Arn?: string | undefined;
  readonly AttachedManagedPolicies?: ReadonlyArray<AttachedPolicy> | undefined;
  readonly CreateDate?: Date | undefined;
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
  readonly GroupPolicyList?: ReadonlyArray<PolicyDetail> | undefined;
  readonly Path?: string | undefined;
}

export interface InlinePolicy {
  readonly PolicyDocument?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface InstanceProfile {
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly InstanceProfileId?: string | undefined;
  readonly InstanceProfileName?: string | undefined;
  readonly Path?: string | undefined;
  readonly Roles?: ReadonlyArray<Role> | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListAccessKeysResponse {
  readonly AccessKeyMetadata?: ReadonlyArray<AccessKeyMetadata> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAccountAliasesResponse {
  readonly AccountAliases?: ReadonlyArray<string> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAttachedGroupPoliciesResponse {
  readonly AttachedPolicies?: ReadonlyArray<AttachedPolicy> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAttachedRolePoliciesResponse {
  readonly AttachedPolicies?: ReadonlyArray<AttachedPolicy> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListAttachedUserPoliciesResponse {
  readonly AttachedPolicies?: ReadonlyArray<AttachedPolicy> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListDelegationRequestsResponse {
  readonly DelegationRequests?: ReadonlyArray<DelegationRequest> | undefined;
  readonly Marker?: string | undefined;
  readonly isTruncated?: boolean | undefined;
}

export interface ListEntitiesForPolicyResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyGroups?: ReadonlyArray<PolicyGroup> | undefined;
  readonly PolicyRoles?: ReadonlyArray<PolicyRole> | undefined;
  readonly PolicyUsers?: ReadonlyArray<PolicyUser> | undefined;
}

export interface ListGroupPoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyNames?: ReadonlyArray<string> | undefined;
}

export interface ListGroupsForUserResponse {
  readonly Groups?: ReadonlyArray<Group> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListGroupsResponse {
  readonly Groups?: ReadonlyArray<Group> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListInstanceProfileTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListInstanceProfilesForRoleResponse {
  readonly InstanceProfiles?: ReadonlyArray<InstanceProfile> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListInstanceProfilesResponse {
  readonly InstanceProfiles?: ReadonlyArray<InstanceProfile> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListMFADeviceTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListMFADevicesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly MFADevices?: ReadonlyArray<MFADevice> | undefined;
  readonly Marker?: string | undefined;
}

export interface ListOpenIDConnectProviderTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListOpenIDConnectProvidersResponse {
  readonly OpenIDConnectProviderList?: ReadonlyArray<OpenIDConnectProviderListEntry> | undefined;
}

export interface ListOrganizationsFeaturesResponse {
  readonly EnabledFeatures?: ReadonlyArray<FeatureType> | undefined;
  readonly OrganizationId?: string | undefined;
}

export interface ListPoliciesGrantingServiceAccessEntry {
  readonly Policies?: ReadonlyArray<PolicyGrantingServiceAccess> | undefined;
  readonly ServiceNamespace?: string | undefined;
}

export interface ListPoliciesGrantingServiceAccessResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PoliciesGrantingServiceAccess?: ReadonlyArray<ListPoliciesGrantingServiceAccessEntry> | undefined;
}

export interface ListPoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Policies?: ReadonlyArray<Policy> | undefined;
}

export interface ListPolicyTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListPolicyVersionsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Versions?: ReadonlyArray<PolicyVersion> | undefined;
}

export interface ListRolePoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyNames?: ReadonlyArray<string> | undefined;
}

export interface ListRoleTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListRolesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Roles?: ReadonlyArray<Role> | undefined;
}

export interface ListSAMLProviderTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListSAMLProvidersResponse {
  readonly SAMLProviderList?: ReadonlyArray<SAMLProviderListEntry> | undefined;
}

export interface ListSSHPublicKeysResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly SSHPublicKeys?: ReadonlyArray<SSHPublicKeyMetadata> | undefined;
}

export interface ListServerCertificateTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListServerCertificatesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly ServerCertificateMetadataList?: ReadonlyArray<ServerCertificateMetadata> | undefined;
}

export interface ListServiceSpecificCredentialsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly ServiceSpecificCredentials?: ReadonlyArray<ServiceSpecificCredentialMetadata> | undefined;
}

export interface ListSigningCertificatesResponse {
  readonly Certificates?: ReadonlyArray<SigningCertificate> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface ListUserPoliciesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly PolicyNames?: ReadonlyArray<string> | undefined;
}

export interface ListUserTagsResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListUsersResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly Users?: ReadonlyArray<User> | undefined;
}

export interface ListVirtualMFADevicesResponse {
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
  readonly VirtualMFADevices?: ReadonlyArray<VirtualMFADevice> | undefined;
}

export interface LoginProfile {
  readonly CreateDate?: Date | undefined;
  readonly PasswordResetRequired?: boolean | undefined;
  readonly UserName?: string | undefined;
}

export interface MFADevice {
  readonly EnableDate?: Date | undefined;
  readonly SerialNumber?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface ManagedPolicyDetail {
  readonly Arn?: string | undefined;
  readonly AttachmentCount?: number | undefined;
  readonly CreateDate?: Date | undefined;
  readonly DefaultVersionId?: string | undefined;
  readonly Description?: string | undefined;
  readonly IsAttachable?: boolean | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundaryUsageCount?: number | undefined;
  readonly PolicyId?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly PolicyVersionList?: ReadonlyArray<PolicyVersion> | undefined;
  readonly UpdateDate?: Date | undefined;
}

export interface OpenIDConnectProviderListEntry {
  readonly Arn?: string | undefined;
}

export interface OrganizationsDecisionDetail {
  readonly AllowedByOrganizations?: boolean | undefined;
}

export interface ParameterDefinition {
  readonly DefaultValue?: string | undefined;
  readonly Description?: string | undefined;
  readonly Immutable?: boolean | undefined;
  readonly IsRequired?: boolean | undefined;
  readonly Name?: string | undefined;
  readonly SubType?: string | undefined;
  readonly Type?: parameterTypeType | undefined;
}

export interface PasswordPolicy {
  readonly AllowUsersToChangePassword?: boolean | undefined;
  readonly ExpirePasswords?: boolean | undefined;
  readonly HardExpiry?: boolean | undefined;
  readonly MaxPasswordAge?: number | undefined;
  readonly MinimumPasswordLength?: number | undefined;
  readonly PasswordReusePrevention?: number | undefined;
  readonly RequireLowercaseCharacters?: boolean | undefined;
  readonly RequireNumbers?: boolean | undefined;
  readonly RequireSymbols?: boolean | undefined;
  readonly RequireUppercaseCharacters?: boolean | undefined;
}

export interface PermissionsBoundaryDecisionDetail {
  readonly AllowedByPermissionsBoundary?: boolean | undefined;
}

export interface Policy {
  readonly Arn?: string | undefined;
  readonly AttachmentCount?: number | undefined;
  readonly CreateDate?: Date | undefined;
  readonly DefaultVersionId?: string | undefined;
  readonly Description?: string | undefined;
  readonly IsAttachable?: boolean | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundaryUsageCount?: number | undefined;
  readonly PolicyId?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
  readonly UpdateDate?: Date | undefined;
}

export interface PolicyDetail {
  readonly PolicyDocument?: string | undefined;
  readonly PolicyName?: string | undefined;
}

export interface PolicyGrantingServiceAccess {
  readonly EntityName?: string | undefined;
  readonly EntityType?: policyOwnerEntityType | undefined;
  readonly PolicyArn?: string | undefined;
  readonly PolicyName?: string | undefined;
  readonly PolicyType?: policyType | undefined;
}

export interface PolicyGroup {
  readonly GroupId?: string | undefined;
  readonly GroupName?: string | undefined;
}

export interface PolicyParameterOutput {
  readonly Name?: string | undefined;
  readonly Type?: PolicyParameterTypeEnum | undefined;
  readonly Values?: ReadonlyArray<string> | undefined;
}

export interface PolicyRole {
  readonly RoleId?: string | undefined;
  readonly RoleName?: string | undefined;
}

export interface PolicyUser {
  readonly UserId?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface PolicyVersion {
  readonly CreateDate?: Date | undefined;
  readonly Document?: string | undefined;
  readonly IsDefaultVersion?: boolean | undefined;
  readonly VersionId?: string | undefined;
}

export interface Position {
  readonly Column?: number | undefined;
  readonly Line?: number | undefined;
}

export type PutAccountPropertiesResponse = Readonly<Record<string, never>>;

export interface ResetServiceSpecificCredentialResponse {
  readonly ServiceSpecificCredential?: ServiceSpecificCredential | undefined;
}

export interface ResourceSpecificResult {
  readonly EvalDecisionDetails?: Readonly<Record<string, PolicyEvaluationDecisionType>> | undefined;
  readonly EvalResourceDecision?: PolicyEvaluationDecisionType | undefined;
  readonly EvalResourceName?: string | undefined;
  readonly MatchedStatements?: ReadonlyArray<Statement> | undefined;
  readonly MissingContextValues?: ReadonlyArray<string> | undefined;
  readonly PermissionsBoundaryDecisionDetail?: PermissionsBoundaryDecisionDetail | undefined;
}

export interface Role {
  readonly Arn?: string | undefined;
  readonly AssumeRolePolicyDocument?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly Description?: string | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly RoleId?: string | undefined;
  readonly RoleLastUsed?: RoleLastUsed | undefined;
  readonly RoleName?: string | undefined;
  readonly SourceRoleTemplate?: SourceRoleTemplate | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface RoleDetail {
  readonly Arn?: string | undefined;
  readonly AssumeRolePolicyDocument?: string | undefined;
  readonly AttachedManagedPolicies?: ReadonlyArray<AttachedPolicy> | undefined;
  readonly CreateDate?: Date | undefined;
  readonly InstanceProfileList?: ReadonlyArray<InstanceProfile> | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly RoleId?: string | undefined;
  readonly RoleLastUsed?: RoleLastUsed | undefined;
  readonly RoleName?: string | undefined;
  readonly RolePolicyList?: ReadonlyArray<PolicyDetail> | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface RoleLastUsed {
  readonly LastUsedDate?: Date | undefined;
  readonly Region?: string | undefined;
}

export interface RoleTemplateVersion {
  readonly AssumeRolePolicyDocumentTemplate?: string | undefined;
  readonly CreateTimestamp?: Date | undefined;
  readonly DefaultMinorVersion?: number | undefined;
  readonly Description?: string | undefined;
  readonly Enabled?: boolean | undefined;
  readonly InlinePolicyTemplates?: ReadonlyArray<InlinePolicy> | undefined;
  readonly MajorVersion?: number | undefined;
  readonly ManagedByType?: managedByTypeType | undefined;
  readonly ManagedByValue?: string | undefined;
  readonly ManagedPolicyArns?: ReadonlyArray<string> | undefined;
  readonly MaxSessionDuration?: number | undefined;
  readonly MinorVersion?: number | undefined;
  readonly ParametersDefinition?: ReadonlyArray<ParameterDefinition> | undefined;
  readonly PermissionBoundaryArn?: string | undefined;
  readonly RoleDescriptionPattern?: string | undefined;
  readonly RoleNamePattern?: string | undefined;
  readonly RolePathPattern?: string | undefined;
  readonly RoleTagsTemplate?: ReadonlyArray<TagTemplate> | undefined;
  readonly TemplateArn?: string | undefined;
  readonly TemplateName?: string | undefined;
  readonly TemplateVersionId?: string | undefined;
  readonly UpdateTimestamp?: Date | undefined;
  readonly VersionEnabled?: boolean | undefined;
}

export interface RoleUsageType {
  readonly Region?: string | undefined;
  readonly Resources?: ReadonlyArray<string> | undefined;
}

export interface SAMLPrivateKey {
  readonly KeyId?: string | undefined;
  readonly Timestamp?: Date | undefined;
}

export interface SAMLProviderListEntry {
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly ValidUntil?: Date | undefined;
}

export interface SSHPublicKey {
  readonly Fingerprint?: string | undefined;
  readonly SSHPublicKeyBody?: string | undefined;
  readonly SSHPublicKeyId?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly UploadDate?: Date | undefined;
  readonly UserName?: string | undefined;
}

export interface SSHPublicKeyMetadata {
  readonly SSHPublicKeyId?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly UploadDate?: Date | undefined;
  readonly UserName?: string | undefined;
}

export interface ServerCertificate {
  readonly CertificateBody?: string | undefined;
  readonly CertificateChain?: string | undefined;
  readonly ServerCertificateMetadata?: ServerCertificateMetadata | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ServerCertificateMetadata {
  readonly Arn?: string | undefined;
  readonly Expiration?: Date | undefined;
  readonly Path?: string | undefined;
  readonly ServerCertificateId?: string | undefined;
  readonly ServerCertificateName?: string | undefined;
  readonly UploadDate?: Date | undefined;
}

export interface ServiceLastAccessed {
  readonly LastAuthenticated?: Date | undefined;
  readonly LastAuthenticatedEntity?: string | undefined;
  readonly LastAuthenticatedRegion?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServiceNamespace?: string | undefined;
  readonly TotalAuthenticatedEntities?: number | undefined;
  readonly TrackedActionsLastAccessed?: ReadonlyArray<TrackedActionLastAccessed> | undefined;
}

export interface ServiceSpecificCredential {
  readonly CreateDate?: Date | undefined;
  readonly ExpirationDate?: Date | undefined;
  readonly ServiceCredentialAlias?: string | undefined;
  readonly ServiceCredentialSecret?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServicePassword?: string | undefined;
  readonly ServiceSpecificCredentialId?: string | undefined;
  readonly ServiceUserName?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly UserName?: string | undefined;
}

export interface ServiceSpecificCredentialMetadata {
  readonly CreateDate?: Date | undefined;
  readonly ExpirationDate?: Date | undefined;
  readonly ServiceCredentialAlias?: string | undefined;
  readonly ServiceName?: string | undefined;
  readonly ServiceSpecificCredentialId?: string | undefined;
  readonly ServiceUserName?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly UserName?: string | undefined;
}

export interface SigningCertificate {
  readonly CertificateBody?: string | undefined;
  readonly CertificateId?: string | undefined;
  readonly Status?: statusType | undefined;
  readonly UploadDate?: Date | undefined;
  readonly UserName?: string | undefined;
}

export interface SimulatePolicyResponse {
  readonly EvaluationResults?: ReadonlyArray<EvaluationResult> | undefined;
  readonly IsTruncated?: boolean | undefined;
  readonly Marker?: string | undefined;
}

export interface SourceRoleTemplate {
  readonly TemplateArn?: string | undefined;
  readonly TemplateMinorVersion?: number | undefined;
}

export interface Statement {
  readonly EndPosition?: Position | undefined;
  readonly SourcePolicyId?: string | undefined;
  readonly SourcePolicyType?: PolicySourceType | undefined;
  readonly StartPosition?: Position | undefined;
}

export interface TagOutput {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface TagTemplate {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface TrackedActionLastAccessed {
  readonly ActionName?: string | undefined;
  readonly LastAccessedEntity?: string | undefined;
  readonly LastAccessedRegion?: string | undefined;
  readonly LastAccessedTime?: Date | undefined;
}

export interface UpdateRoleDescriptionResponse {
  readonly Role?: Role | undefined;
}

export type UpdateRoleResponse = Readonly<Record<string, never>>;

export interface UpdateSAMLProviderResponse {
  readonly SAMLProviderArn?: string | undefined;
}

export interface UploadSSHPublicKeyResponse {
  readonly SSHPublicKey?: SSHPublicKey | undefined;
}

export interface UploadServerCertificateResponse {
  readonly ServerCertificateMetadata?: ServerCertificateMetadata | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface UploadSigningCertificateResponse {
  readonly Certificate?: SigningCertificate | undefined;
}

export interface User {
  readonly Arn?: string | undefined;
  readonly CreateDate?: Date | undefined;
  readonly PasswordLastUsed?: Date | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
  readonly UserId?: string | undefined;
  readonly UserName?: string | undefined;
}

export interface UserDetail {
  readonly Arn?: string | undefined;
  readonly AttachedManagedPolicies?: ReadonlyArray<AttachedPolicy> | undefined;
  readonly CreateDate?: Date | undefined;
  readonly GroupList?: ReadonlyArray<string> | undefined;
  readonly Path?: string | undefined;
  readonly PermissionsBoundary?: AttachedPermissionsBoundary | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
  readonly UserId?: string | undefined;
  readonly UserName?: string | undefined;
  readonly UserPolicyList?: ReadonlyArray<PolicyDetail> | undefined;
}

export interface VirtualMFADevice {
  readonly Base32StringSeed?: Uint8Array | undefined;
  readonly EnableDate?: Date | undefined;
  readonly QRCodePNG?: Uint8Array | undefined;
  readonly SerialNumber?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
  readonly User?: User | undefined;
}
