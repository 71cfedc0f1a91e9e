// Generated from organizations-2016-11-28.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  AcceptHandshake: AcceptHandshakeRequest;
  AttachPolicy: AttachPolicyRequest;
  CancelHandshake: CancelHandshakeRequest;
  CloseAccount: CloseAccountRequest;
  CreateAccount: CreateAccountRequest;
  CreateGovCloudAccount: CreateGovCloudAccountRequest;
  CreateOrganization: CreateOrganizationRequest;
  CreateOrganizationalUnit: CreateOrganizationalUnitRequest;
  CreatePolicy: CreatePolicyRequest;
  DeclineHandshake: DeclineHandshakeRequest;
  DeleteOrganization: Readonly<Record<string, never>>;
  DeleteOrganizationalUnit: DeleteOrganizationalUnitRequest;
  DeletePolicy: DeletePolicyRequest;
  DeleteResourcePolicy: Readonly<Record<string, never>>;
  DeregisterDelegatedAdministrator: DeregisterDelegatedAdministratorRequest;
  DescribeAccount: DescribeAccountRequest;
  DescribeCreateAccountStatus: DescribeCreateAccountStatusRequest;
  DescribeEffectivePolicy: DescribeEffectivePolicyRequest;
  DescribeHandshake: DescribeHandshakeRequest;
  DescribeOrganization: Readonly<Record<string, never>>;
  DescribeOrganizationalUnit: DescribeOrganizationalUnitRequest;
  DescribePolicy: DescribePolicyRequest;
  DescribeResourcePolicy: Readonly<Record<string, never>>;
  DescribeResponsibilityTransfer: DescribeResponsibilityTransferRequest;
  DetachPolicy: DetachPolicyRequest;
  DisableAWSServiceAccess: DisableAWSServiceAccessRequest;
  DisablePolicyType: DisablePolicyTypeRequest;
  EnableAWSServiceAccess: EnableAWSServiceAccessRequest;
  EnableAllFeatures: EnableAllFeaturesRequest;
  EnablePolicyType: EnablePolicyTypeRequest;
  InviteAccountToOrganization: InviteAccountToOrganizationRequest;
  InviteOrganizationToTransferResponsibility: InviteOrganizationToTransferResponsibilityRequest;
  LeaveOrganization: Readonly<Record<string, never>>;
  ListAWSServiceAccessForOrganization: ListAWSServiceAccessForOrganizationRequest;
  ListAccounts: ListAccountsRequest;
  ListAccountsForParent: ListAccountsForParentRequest;
  ListAccountsWithInvalidEffectivePolicy: ListAccountsWithInvalidEffectivePolicyRequest;
  ListChildren: ListChildrenRequest;
  ListCreateAccountStatus: ListCreateAccountStatusRequest;
  ListDelegatedAdministrators: ListDelegatedAdministratorsRequest;
  ListDelegatedServicesForAccount: ListDelegatedServicesForAccountRequest;
  ListEffectivePolicyValidationErrors: ListEffectivePolicyValidationErrorsRequest;
  ListHandshakesForAccount: ListHandshakesForAccountRequest;
  ListHandshakesForOrganization: ListHandshakesForOrganizationRequest;
  ListInboundResponsibilityTransfers: ListInboundResponsibilityTransfersRequest;
  ListOrganizationalUnitsForParent: ListOrganizationalUnitsForParentRequest;
  ListOutboundResponsibilityTransfers: ListOutboundResponsibilityTransfersRequest;
  ListParents: ListParentsRequest;
  ListPolicies: ListPoliciesRequest;
  ListPoliciesForTarget: ListPoliciesForTargetRequest;
  ListRoots: ListRootsRequest;
  ListTagsForResource: ListTagsForResourceRequest;
  ListTargetsForPolicy: ListTargetsForPolicyRequest;
  MoveAccount: MoveAccountRequest;
  PutResourcePolicy: PutResourcePolicyRequest;
  RegisterDelegatedAdministrator: RegisterDelegatedAdministratorRequest;
  RemoveAccountFromOrganization: RemoveAccountFromOrganizationRequest;
  TagResource: TagResourceRequest;
  TerminateResponsibilityTransfer: TerminateResponsibilityTransferRequest;
  UntagResource: UntagResourceRequest;
  UpdateOrganizationalUnit: UpdateOrganizationalUnitRequest;
  UpdatePolicy: UpdatePolicyRequest;
  UpdateResponsibilityTransfer: UpdateResponsibilityTransferRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  AcceptHandshake: AcceptHandshakeResponse;
  AttachPolicy: Readonly<Record<string, never>>;
  CancelHandshake: CancelHandshakeResponse;
  CloseAccount: Readonly<Record<string, never>>;
  CreateAccount: CreateAccountResponse;
  CreateGovCloudAccount: CreateGovCloudAccountResponse;
  CreateOrganization: CreateOrganizationResponse;
  CreateOrganizationalUnit: CreateOrganizationalUnitResponse;
  CreatePolicy: CreatePolicyResponse;
  DeclineHandshake: DeclineHandshakeResponse;
  DeleteOrganization: Readonly<Record<string, never>>;
  DeleteOrganizationalUnit: Readonly<Record<string, never>>;
  DeletePolicy: Readonly<Record<string, never>>;
  DeleteResourcePolicy: Readonly<Record<string, never>>;
  DeregisterDelegatedAdministrator: Readonly<Record<string, never>>;
  DescribeAccount: DescribeAccountResponse;
  DescribeCreateAccountStatus: DescribeCreateAccountStatusResponse;
  DescribeEffectivePolicy: DescribeEffectivePolicyResponse;
  DescribeHandshake: DescribeHandshakeResponse;
  DescribeOrganization: DescribeOrganizationResponse;
  DescribeOrganizationalUnit: DescribeOrganizationalUnitResponse;
  DescribePolicy: DescribePolicyResponse;
  DescribeResourcePolicy: DescribeResourcePolicyResponse;
  DescribeResponsibilityTransfer: DescribeResponsibilityTransferResponse;
  DetachPolicy: Readonly<Record<string, never>>;
  DisableAWSServiceAccess: Readonly<Record<string, never>>;
  DisablePolicyType: DisablePolicyTypeResponse;
  EnableAWSServiceAccess: Readonly<Record<string, never>>;
  EnableAllFeatures: EnableAllFeaturesResponse;
  EnablePolicyType: EnablePolicyTypeResponse;
  InviteAccountToOrganization: InviteAccountToOrganizationResponse;
  InviteOrganizationToTransferResponsibility: InviteOrganizationToTransferResponsibilityResponse;
  LeaveOrganization: Readonly<Record<string, never>>;
  ListAWSServiceAccessForOrganization: ListAWSServiceAccessForOrganizationResponse;
  ListAccounts: ListAccountsResponse;
  ListAccountsForParent: ListAccountsForParentResponse;
  ListAccountsWithInvalidEffectivePolicy: ListAccountsWithInvalidEffectivePolicyResponse;
  ListChildren: ListChildrenResponse;
  ListCreateAccountStatus: ListCreateAccountStatusResponse;
  ListDelegatedAdministrators: ListDelegatedAdministratorsResponse;
  ListDelegatedServicesForAccount: ListDelegatedServicesForAccountResponse;
  ListEffectivePolicyValidationErrors: ListEffectivePolicyValidationErrorsResponse;
  ListHandshakesForAccount: ListHandshakesForAccountResponse;
  ListHandshakesForOrganization: ListHandshakesForOrganizationResponse;
  ListInboundResponsibilityTransfers: ListInboundResponsibilityTransfersResponse;
  ListOrganizationalUnitsForParent: ListOrganizationalUnitsForParentResponse;
  ListOutboundResponsibilityTransfers: ListOutboundResponsibilityTransfersResponse;
  ListParents: ListParentsResponse;
  ListPolicies: ListPoliciesResponse;
  ListPoliciesForTarget: ListPoliciesForTargetResponse;
  ListRoots: ListRootsResponse;
  ListTagsForResource: ListTagsForResourceResponse;
  ListTargetsForPolicy: ListTargetsForPolicyResponse;
  MoveAccount: Readonly<Record<string, never>>;
  PutResourcePolicy: PutResourcePolicyResponse;
  RegisterDelegatedAdministrator: Readonly<Record<string, never>>;
  RemoveAccountFromOrganization: Readonly<Record<string, never>>;
  TagResource: Readonly<Record<string, never>>;
  TerminateResponsibilityTransfer: TerminateResponsibilityTransferResponse;
  UntagResource: Readonly<Record<string, never>>;
  UpdateOrganizationalUnit: UpdateOrganizationalUnitResponse;
  UpdatePolicy: UpdatePolicyResponse;
  UpdateResponsibilityTransfer: UpdateResponsibilityTransferResponse;
}

export type AccountJoinedMethod =
  | 'INVITED'
  | 'CREATED';

export type AccountState =
  | 'PENDING_ACTIVATION'
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'PENDING_CLOSURE'
  | 'CLOSED';

export type AccountStatus =
  | 'ACTIVE'
  | 'SUSPENDED'
  | 'PENDING_CLOSURE';

export type ActionType =
  | 'INVITE'
  | 'ENABLE_ALL_FEATURES'
  | 'APPROVE_ALL_FEATURES'
  | 'ADD_ORGANIZATIONS_SERVICE_LINKED_ROLE'
  | 'TRANSFER_RESPONSIBILITY';

export type ChildType =
  | 'ACCOUNT'
  | 'ORGANIZATIONAL_UNIT';

export type CreateAccountFailureReason =
  | 'ACCOUNT_LIMIT_EXCEEDED'
  | 'EMAIL_ALREADY_EXISTS'
  | 'INVALID_ADDRESS'
  | 'INVALID_EMAIL'
  | 'CONCURRENT_ACCOUNT_MODIFICATION'
  | 'INTERNAL_FAILURE'
  | 'GOVCLOUD_ACCOUNT_ALREADY_EXISTS'
  | 'MISSING_BUSINESS_VALIDATION'
  | 'FAILED_BUSINESS_VALIDATION'
  | 'PENDING_BUSINESS_VALIDATION'
  | 'INVALID_IDENTITY_FOR_BUSINESS_VALIDATION'
  | 'UNKNOWN_BUSINESS_VALIDATION'
  | 'MISSING_PAYMENT_INSTRUMENT'
  | 'INVALID_PAYMENT_INSTRUMENT'
  | 'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED';

export type CreateAccountState =
  | 'IN_PROGRESS'
  | 'SUCCEEDED'
  | 'FAILED';

export type EffectivePolicyType =
  | 'TAG_POLICY'
  | 'BACKUP_POLICY'
  | 'AISERVICES_OPT_OUT_POLICY'
  | 'CHATBOT_POLICY'
  | 'DECLARATIVE_POLICY_EC2'
  | 'SECURITYHUB_POLICY'
  | 'INSPECTOR_POLICY'
  | 'UPGRADE_ROLLOUT_POLICY'
  | 'BEDROCK_POLICY'
  | 'S3_POLICY'
  | 'NETWORK_SECURITY_DIRECTOR_POLICY'
  | 'GUARDDUTY_POLICY';

export type HandshakePartyType =
  | 'ACCOUNT'
  | 'ORGANIZATION'
  | 'EMAIL';

export type HandshakeResourceType =
  | 'ACCOUNT'
  | 'ORGANIZATION'
  | 'ORGANIZATION_FEATURE_SET'
  | 'EMAIL'
  | 'MASTER_EMAIL'
  | 'MASTER_NAME'
  | 'NOTES'
  | 'PARENT_HANDSHAKE'
  | 'RESPONSIBILITY_TRANSFER'
  | 'TRANSFER_START_TIMESTAMP'
  | 'TRANSFER_TYPE'
  | 'MANAGEMENT_ACCOUNT'
  | 'MANAGEMENT_EMAIL'
  | 'MANAGEMENT_NAME';

export type HandshakeState =
  | 'REQUESTED'
  | 'OPEN'
  | 'CANCELED'
  | 'ACCEPTED'
  | 'DECLINED'
  | 'EXPIRED';

export type IAMUserAccessToBilling =
  | 'ALLOW'
  | 'DENY';

export type OrganizationFeatureSet =
  | 'ALL'
  | 'CONSOLIDATED_BILLING';

export type ParentType =
  | 'ROOT'
  | 'ORGANIZATIONAL_UNIT';

export type PolicyType =
  | 'SERVICE_CONTROL_POLICY'
  | 'RESOURCE_CONTROL_POLICY'
  | 'TAG_POLICY'
  | 'BACKUP_POLICY'
  | 'AISERVICES_OPT_OUT_POLICY'
  | 'CHATBOT_POLICY'
  | 'DECLARATIVE_POLICY_EC2'
  | 'SECURITYHUB_POLICY'
  | 'INSPECTOR_POLICY'
  | 'UPGRADE_ROLLOUT_POLICY'
  | 'BEDROCK_POLICY'
  | 'S3_POLICY'
  | 'NETWORK_SECURITY_DIRECTOR_POLICY'
  | 'GUARDDUTY_POLICY';

export type PolicyTypeStatus =
  | 'ENABLED'
  | 'PENDING_ENABLE'
  | 'PENDING_DISABLE';

export type ResponsibilityTransferStatus =
  | 'REQUESTED'
  | 'DECLINED'
  | 'CANCELED'
  | 'EXPIRED'
  | 'ACCEPTED'
  | 'WITHDRAWN';

export type ResponsibilityTransferType =
  | 'BILLING';

export type TargetType =
  | 'ACCOUNT'
  | 'ORGANIZATIONAL_UNIT'
  | 'ROOT';

export interface AcceptHandshakeRequest {
  readonly HandshakeId: string;
}

export interface AttachPolicyRequest {
  readonly PolicyId: string;
  readonly TargetId: string;
}

export interface CancelHandshakeRequest {
  readonly HandshakeId: string;
}

export interface CloseAccountRequest {
  readonly AccountId: string;
}

export interface CreateAccountRequest {
  readonly AccountName: string;
  readonly Email: string;
  readonly IamUserAccessToBilling?: IAMUserAccessToBilling | undefined;
  readonly RoleName?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreateGovCloudAccountRequest {
  readonly AccountName: string;
  readonly Email: string;
  readonly IamUserAccessToBilling?: IAMUserAccessToBilling | undefined;
  readonly RoleName?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreateOrganizationRequest {
  readonly FeatureSet?: OrganizationFeatureSet | undefined;
}

export interface CreateOrganizationalUnitRequest {
  readonly Name: string;
  readonly ParentId: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface CreatePolicyRequest {
  readonly Content: string;
  readonly Description: string;
  readonly Name: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly Type: PolicyType;
}

export interface DeclineHandshakeRequest {
  readonly HandshakeId: string;
}

export interface DeleteOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string;
}

export interface DeletePolicyRequest {
  readonly PolicyId: string;
}

export interface DeregisterDelegatedAdministratorRequest {
  readonly AccountId: string;
  readonly ServicePrincipal: string;
}

export interface DescribeAccountRequest {
  readonly AccountId: string;
}

export interface DescribeCreateAccountStatusRequest {
  readonly CreateAccountRequestId: string;
}

export interface DescribeEffectivePolicyRequest {
  readonly PolicyType: EffectivePolicyType;
  readonly TargetId?: string | undefined;
}

export interface DescribeHandshakeRequest {
  readonly HandshakeId: string;
}

export interface DescribeOrganizationalUnitRequest {
  readonly OrganizationalUnitId: string;
}

export interface DescribePolicyRequest {
  readonly PolicyId: string;
}

export interface DescribeResponsibilityTransferRequest {
  readonly Id: string;
}

export interface DetachPolicyRequest {
  readonly PolicyId: string;
  readonly TargetId: string;
}

export interface DisableAWSServiceAccessRequest {
  readonly ServicePrincipal: string;
}

export interface DisablePolicyTypeRequest {
  readonly PolicyType: PolicyType;
  readonly RootId: string;
}

export interface EnableAWSServiceAccessRequest {
  readonly ServicePrincipal: string;
}

export type EnableAllFeaturesRequest = Readonly<Record<string, never>>;

export interface EnablePolicyTypeRequest {
  readonly PolicyType: PolicyType;
  readonly RootId: string;
}

export interface HandshakeFilter {
  readonly ActionType?: ActionType | undefined;
  readonly ParentHandshakeId?: string | undefined;
}

export interface HandshakeParty {
  readonly Id: string;
  readonly Type: HandshakePartyType;
}

export interface InviteAccountToOrganizationRequest {
  readonly Notes?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly Target: HandshakeParty;
}

export interface InviteOrganizationToTransferResponsibilityRequest {
  readonly Notes?: string | undefined;
  readonly SourceName: string;
  readonly StartTimestamp: Date;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly Target: HandshakeParty;
  readonly Type: ResponsibilityTransferType;
}

export interface ListAWSServiceAccessForOrganizationRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListAccountsForParentRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ParentId: string;
}

export interface ListAccountsRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListAccountsWithInvalidEffectivePolicyRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PolicyType: EffectivePolicyType;
}

export interface ListChildrenRequest {
  readonly ChildType: ChildType;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ParentId: string;
}

export interface ListCreateAccountStatusRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly States?: ReadonlyArray<CreateAccountState> | undefined;
}

export interface ListDelegatedAdministratorsRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ServicePrincipal?: string | undefined;
}

export interface ListDelegatedServicesForAccountRequest {
  readonly AccountId: string;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListEffectivePolicyValidationErrorsRequest {
  readonly AccountId: string;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PolicyType: EffectivePolicyType;
}

export interface ListHandshakesForAccountRequest {
  readonly Filter?: HandshakeFilter | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListHandshakesForOrganizationRequest {
  readonly Filter?: HandshakeFilter | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListInboundResponsibilityTransfersRequest {
  readonly Id?: string | undefined;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly Type: ResponsibilityTransferType;
}

export interface ListOrganizationalUnitsForParentRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly ParentId: string;
}

export interface ListOutboundResponsibilityTransfersRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly Type: ResponsibilityTransferType;
}

export interface ListParentsRequest {
  readonly ChildId: string;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListPoliciesForTargetRequest {
  readonly Filter: PolicyType;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly TargetId: string;
}

export interface ListPoliciesRequest {
  readonly Filter: PolicyType;
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListRootsRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListTagsForResourceRequest {
  readonly NextToken?: string | undefined;
  readonly ResourceId: string;
}

export interface ListTargetsForPolicyRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
  readonly PolicyId: string;
}

export interface MoveAccountRequest {
  readonly AccountId: string;
  readonly DestinationParentId: string;
  readonly SourceParentId: string;
}

export interface PutResourcePolicyRequest {
  readonly Content: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface RegisterDelegatedAdministratorRequest {
  readonly AccountId: string;
  readonly ServicePrincipal: string;
}

export interface RemoveAccountFromOrganizationRequest {
  readonly AccountId: string;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface TagResourceRequest {
  readonly ResourceId: string;
  readonly Tags: ReadonlyArray<Tag>;
}

export interface TerminateResponsibilityTransferRequest {
  readonly EndTimestamp?: Date | undefined;
  readonly Id: string;
}

export interface UntagResourceRequest {
  readonly ResourceId: string;
  readonly TagKeys: ReadonlyArray<string>;
}

export interface UpdateOrganizationalUnitRequest {
  readonly Name?: string | undefined;
  readonly OrganizationalUnitId: string;
}

export interface UpdatePolicyRequest {
  readonly Content?: string | undefined;
  readonly Description?: string | undefined;
  readonly Name?: string | undefined;
  readonly PolicyId: string;
}

export interface UpdateResponsibilityTransferRequest {
  readonly Id: string;
  readonly Name: string;
}

export interface AcceptHandshakeResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface Account {
  readonly Arn?: string | undefined;
  readonly Email?: string | undefined;
  readonly Id?: string | undefined;
  readonly JoinedMethod?: AccountJoinedMethod | undefined;
  readonly JoinedTimestamp?: Date | undefined;
  readonly Name?: string | undefined;
  readonly Paths?: ReadonlyArray<string> | undefined;
  readonly State?: AccountState | undefined;
  readonly Status?: AccountStatus | undefined;
}

export interface CancelHandshakeResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface Child {
  readonly Id?: string | undefined;
  readonly Type?: ChildType | undefined;
}

export interface CreateAccountResponse {
  readonly CreateAccountStatus?: CreateAccountStatus | undefined;
}

export interface CreateAccountStatus {
  readonly AccountId?: string | undefined;
  readonly AccountName?: string | undefined;
  readonly CompletedTimestamp?: Date | undefined;
  readonly FailureReason?: CreateAccountFailureReason | undefined;
  readonly GovCloudAccountId?: string | undefined;
  readonly Id?: string | undefined;
  readonly RequestedTimestamp?: Date | undefined;
  readonly State?: CreateAccountState | undefined;
}

export interface CreateGovCloudAccountResponse {
  readonly CreateAccountStatus?: CreateAccountStatus | undefined;
}

export interface CreateOrganizationResponse {
  readonly Organization?: Organization | undefined;
}

export interface CreateOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit | undefined;
}

export interface CreatePolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface DeclineHandshakeResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface DelegatedAdministrator {
  readonly Arn?: string | undefined;
  readonly DelegationEnabledDate?: Date | undefined;
  readonly Email?: string | undefined;
  readonly Id?: string | undefined;
  readonly JoinedMethod?: AccountJoinedMethod | undefined;
  readonly JoinedTimestamp?: Date | undefined;
  readonly Name?: string | undefined;
  readonly State?: AccountState | undefined;
  readonly Status?: AccountStatus | undefined;
}

export interface DelegatedService {
  readonly DelegationEnabledDate?: Date | undefined;
  readonly ServicePrincipal?: string | undefined;
}

export interface DescribeAccountResponse {
  readonly Account?: Account | undefined;
}

export interface DescribeCreateAccountStatusResponse {
  readonly CreateAccountStatus?: CreateAccountStatus | undefined;
}

export interface DescribeEffectivePolicyResponse {
  readonly EffectivePolicy?: EffectivePolicy | undefined;
}

export interface DescribeHandshakeResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface DescribeOrganizationResponse {
  readonly Organization?: Organization | undefined;
}

export interface DescribeOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit | undefined;
}

export interface DescribePolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface DescribeResourcePolicyResponse {
  readonly ResourcePolicy?: ResourcePolicy | undefined;
}

export interface DescribeResponsibilityTransferResponse {
  readonly ResponsibilityTransfer?: ResponsibilityTransfer | undefined;
}

export interface DisablePolicyTypeResponse {
  readonly Root?: Root | undefined;
}

export interface EffectivePolicy {
  readonly LastUpdatedTimestamp?: Date | undefined;
  readonly PolicyContent?: string | undefined;
  readonly PolicyType?: EffectivePolicyType | undefined;
  readonly TargetId?: string | undefined;
}

export interface EffectivePolicyValidationError {
  readonly ContributingPolicies?: ReadonlyArray<string> | undefined;
  readonly ErrorCode?: string | undefined;
  readonly ErrorMessage?: string | undefined;
  readonly PathToError?: string | undefined;
}

export interface EnableAllFeaturesResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface EnablePolicyTypeResponse {
  readonly Root?: Root | undefined;
}

export interface EnabledServicePrincipal {
  readonly DateEnabled?: Date | undefined;
  readonly ServicePrincipal?: string | undefined;
}

export interface Handshake {
  readonly Action?: ActionType | undefined;
  readonly Arn?: string | undefined;
  readonly ExpirationTimestamp?: Date | undefined;
  readonly Id?: string | undefined;
  readonly Parties?: ReadonlyArray<HandshakePartyOutput> | undefined;
  readonly RequestedTimestamp?: Date | undefined;
  readonly Resources?: ReadonlyArray<HandshakeResource> | undefined;
  readonly State?: HandshakeState | undefined;
}

export interface HandshakePartyOutput {
  readonly Id?: string | undefined;
  readonly Type?: HandshakePartyType | undefined;
}

export interface HandshakeResource {
  readonly Resources?: ReadonlyArray<HandshakeResource> | undefined;
  readonly Type?: HandshakeResourceType | undefined;
  readonly Value?: string | undefined;
}

export interface InviteAccountToOrganizationResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface InviteOrganizationToTransferResponsibilityResponse {
  readonly Handshake?: Handshake | undefined;
}

export interface ListAWSServiceAccessForOrganizationResponse {
  readonly EnabledServicePrincipals?: ReadonlyArray<EnabledServicePrincipal> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListAccountsForParentResponse {
  readonly Accounts?: ReadonlyArray<Account> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListAccountsResponse {
  readonly Accounts?: ReadonlyArray<Account> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListAccountsWithInvalidEffectivePolicyResponse {
  readonly Accounts?: ReadonlyArray<Account> | undefined;
  readonly NextToken?: string | undefined;
  readonly PolicyType?: EffectivePolicyType | undefined;
}

export interface ListChildrenResponse {
  readonly Children?: ReadonlyArray<Child> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListCreateAccountStatusResponse {
  readonly CreateAccountStatuses?: ReadonlyArray<CreateAccountStatus> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListDelegatedAdministratorsResponse {
  readonly DelegatedAdministrators?: ReadonlyArray<DelegatedAdministrator> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListDelegatedServicesForAccountResponse {
  readonly DelegatedServices?: ReadonlyArray<DelegatedService> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListEffectivePolicyValidationErrorsResponse {
  readonly AccountId?: string | undefined;
  readonly EffectivePolicyValidationErrors?: ReadonlyArray<EffectivePolicyValidationError> | undefined;
  readonly EvaluationTimestamp?: Date | undefined;
  readonly NextToken?: string | undefined;
  readonly Path?: string | undefined;
  readonly PolicyType?: EffectivePolicyType | undefined;
}

export interface ListHandshakesForAccountResponse {
  readonly Handshakes?: ReadonlyArray<Handshake> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListHandshakesForOrganizationResponse {
  readonly Handshakes?: ReadonlyArray<Handshake> | undefined;
  readonly NextToken?: string | undefined;
}

export interface ListInboundResponsibilityTransfersResponse {
  readonly NextToken?: string | undefined;
  readonly ResponsibilityTransfers?: ReadonlyArray<ResponsibilityTransfer> | undefined;
}

export interface ListOrganizationalUnitsForParentResponse {
  readonly NextToken?: string | undefined;
  readonly OrganizationalUnits?: ReadonlyArray<OrganizationalUnit> | undefined;
}

export interface ListOutboundResponsibilityTransfersResponse {
  readonly NextToken?: string | undefined;
  readonly ResponsibilityTransfers?: ReadonlyArray<ResponsibilityTransfer> | undefined;
}

export interface ListParentsResponse {
  readonly NextToken?: string | undefined;
  readonly Parents?: ReadonlyArray<Parent> | undefined;
}

export interface ListPoliciesForTargetResponse {
  readonly NextToken?: string | undefined;
  readonly Policies?: ReadonlyArray<PolicySummary> | undefined;
}

export interface ListPoliciesResponse {
  readonly NextToken?: string | undefined;
  readonly Policies?: ReadonlyArray<PolicySummary> | undefined;
}

export interface ListRootsResponse {
  readonly NextToken?: string | undefined;
  readonly Roots?: ReadonlyArray<Root> | undefined;
}

export interface ListTagsForResourceResponse {
  readonly NextToken?: string | undefined;
  readonly Tags?: ReadonlyArray<TagOutput> | undefined;
}

export interface ListTargetsForPolicyResponse {
  readonly NextToken?: string | undefined;
  readonly Targets?: ReadonlyArray<PolicyTargetSummary> | undefined;
}

export interface Organization {
  readonly Arn?: string | undefined;
  readonly AvailablePolicyTypes?: ReadonlyArray<PolicyTypeSummary> | undefined;
  readonly FeatureSet?: OrganizationFeatureSet | undefined;
  readonly Id?: string | undefined;
  readonly MasterAccountArn?: string | undefined;
  readonly MasterAccountEmail?: string | undefined;
  readonly MasterAccountId?: string | undefined;
}

export interface OrganizationalUnit {
  readonly Arn?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Path?: string | undefined;
}

export interface Parent {
  readonly Id?: string | undefined;
  readonly Type?: ParentType | undefined;
}

export interface Policy {
  readonly Content?: string | undefined;
  readonly PolicySummary?: PolicySummary | undefined;
}

export interface PolicySummary {
  readonly Arn?: string | undefined;
  readonly AwsManaged?: boolean | undefined;
  readonly Description?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Type?: PolicyType | undefined;
}

export interface PolicyTargetSummary {
  readonly Arn?: string | undefined;
  readonly Name?: string | undefined;
  readonly TargetId?: string | undefined;
  readonly Type?: TargetType | undefined;
}

export interface PolicyTypeSummary {
  readonly Status?: PolicyTypeStatus | undefined;
  readonly Type?: PolicyType | undefined;
}

export interface PutResourcePolicyResponse {
  readonly ResourcePolicy?: ResourcePolicy | undefined;
}

export interface ResourcePolicy {
  readonly Content?: string | undefined;
  readonly ResourcePolicySummary?: ResourcePolicySummary | undefined;
}

export interface ResourcePolicySummary {
  readonly Arn?: string | undefined;
  readonly Id?: string | undefined;
}

export interface ResponsibilityTransfer {
  readonly ActiveHandshakeId?: string | undefined;
  readonly Arn?: string | undefined;
  readonly EndTimestamp?: Date | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Source?: TransferParticipant | undefined;
  readonly StartTimestamp?: Date | undefined;
  readonly Status?: ResponsibilityTransferStatus | undefined;
  readonly Target?: TransferParticipant | undefined;
  readonly Type?: ResponsibilityTransferType | undefined;
}

export interface Root {
  readonly Arn?: string | undefined;
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly PolicyTypes?: ReadonlyArray<PolicyTypeSummary> | undefined;
}

export interface TagOutput {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export interface TerminateResponsibilityTransferResponse {
  readonly ResponsibilityTransfer?: ResponsibilityTransfer | undefined;
}

export interface TransferParticipant {
  readonly ManagementAccountEmail?: string | undefined;
  readonly ManagementAccountId?: string | undefined;
}

export interface UpdateOrganizationalUnitResponse {
  readonly OrganizationalUnit?: OrganizationalUnit | undefined;
}

export interface UpdatePolicyResponse {
  readonly Policy?: Policy | undefined;
}

export interface UpdateResponsibilityTransferResponse {
  readonly ResponsibilityTransfer?: ResponsibilityTransfer | undefined;
}
