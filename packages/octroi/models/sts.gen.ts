// Generated from sts-2011-06-15.json by tools/generate-types.ts. Do not edit.

/** The decoded and validated input of every operation. */
export interface Inputs {
  AssumeRole: AssumeRoleRequest;
  AssumeRoleWithSAML: AssumeRoleWithSAMLRequest;
  AssumeRoleWithWebIdentity: AssumeRoleWithWebIdentityRequest;
  AssumeRoot: AssumeRootRequest;
  DecodeAuthorizationMessage: DecodeAuthorizationMessageRequest;
  GetAccessKeyInfo: GetAccessKeyInfoRequest;
  GetCallerIdentity: GetCallerIdentityRequest;
  GetDelegatedAccessToken: GetDelegatedAccessTokenRequest;
  GetFederationToken: GetFederationTokenRequest;
  GetSessionToken: GetSessionTokenRequest;
  GetWebIdentityToken: GetWebIdentityTokenRequest;
}

/** What an operation's handler returns. */
export interface Outputs {
  AssumeRole: AssumeRoleResponse;
  AssumeRoleWithSAML: AssumeRoleWithSAMLResponse;
  AssumeRoleWithWebIdentity: AssumeRoleWithWebIdentityResponse;
  AssumeRoot: AssumeRootResponse;
  DecodeAuthorizationMessage: DecodeAuthorizationMessageResponse;
  GetAccessKeyInfo: GetAccessKeyInfoResponse;
  GetCallerIdentity: GetCallerIdentityResponse;
  GetDelegatedAccessToken: GetDelegatedAccessTokenResponse;
  GetFederationToken: GetFederationTokenResponse;
  GetSessionToken: GetSessionTokenResponse;
  GetWebIdentityToken: GetWebIdentityTokenResponse;
}

export interface AssumeRoleRequest {
  readonly DurationSeconds?: number | undefined;
  readonly ExternalId?: string | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: ReadonlyArray<PolicyDescriptorType> | undefined;
  readonly ProvidedContexts?: ReadonlyArray<ProvidedContext> | undefined;
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly SerialNumber?: string | undefined;
  readonly SourceIdentity?: string | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
  readonly TokenCode?: string | undefined;
  readonly TransitiveTagKeys?: ReadonlyArray<string> | undefined;
}

export interface AssumeRoleWithSAMLRequest {
  readonly DurationSeconds?: number | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: ReadonlyArray<PolicyDescriptorType> | undefined;
  readonly PrincipalArn: string;
  readonly RoleArn: string;
  readonly SAMLAssertion: string;
}

export interface AssumeRoleWithWebIdentityRequest {
  readonly DurationSeconds?: number | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: ReadonlyArray<PolicyDescriptorType> | undefined;
  readonly ProviderId?: string | undefined;
  readonly RoleArn: string;
  readonly RoleSessionName: string;
  readonly WebIdentityToken: string;
}

export interface AssumeRootRequest {
  readonly DurationSeconds?: number | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
  readonly TargetPrincipal: string;
  readonly TaskPolicyArn: PolicyDescriptorType;
}

export interface DecodeAuthorizationMessageRequest {
  readonly EncodedMessage: string;
}

export interface GetAccessKeyInfoRequest {
  readonly AccessKeyId: string;
}

export type GetCallerIdentityRequest = Readonly<Record<string, never>>;

export interface GetDelegatedAccessTokenRequest {
  readonly TradeInToken: string;
}

export interface GetFederationTokenRequest {
  readonly DurationSeconds?: number | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
  readonly Name: string;
  readonly Policy?: string | undefined;
  readonly PolicyArns?: ReadonlyArray<PolicyDescriptorType> | undefined;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface GetSessionTokenRequest {
  readonly DurationSeconds?: number | undefined;
  readonly MinimumSessionTokenSize?: number | undefined;
  readonly SerialNumber?: string | undefined;
  readonly TokenCode?: string | undefined;
}

export interface GetWebIdentityTokenRequest {
  readonly Audience: ReadonlyArray<string>;
  readonly DurationSeconds?: number | undefined;
  readonly SigningAlgorithm: string;
  readonly Tags?: ReadonlyArray<Tag> | undefined;
}

export interface PolicyDescriptorType {
  readonly arn?: string | undefined;
}

export interface ProvidedContext {
  readonly ContextAssertion?: string | undefined;
  readonly ProviderArn?: string | undefined;
}

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

export interface AssumeRoleResponse {
  readonly AssumedRoleUser?: AssumedRoleUser | undefined;
  readonly Credentials?: Credentials | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly SessionTokenSize?: number | undefined;
  readonly SessionTokenUtilization?: number | undefined;
  readonly SourceIdentity?: string | undefined;
}

export interface AssumeRoleWithSAMLResponse {
  readonly AssumedRoleUser?: AssumedRoleUser | undefined;
  readonly Audience?: string | undefined;
  readonly Credentials?: Credentials | undefined;
  readonly Issuer?: string | undefined;
  readonly NameQualifier?: string | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly SessionTokenSize?: number | undefined;
  readonly SessionTokenUtilization?: number | undefined;
  readonly SourceIdentity?: string | undefined;
  readonly Subject?: string | undefined;
  readonly SubjectType?: string | undefined;
}

export interface AssumeRoleWithWebIdentityResponse {
  readonly AssumedRoleUser?: AssumedRoleUser | undefined;
  readonly Audience?: string | undefined;
  readonly Credentials?: Credentials | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly Provider?: string | undefined;
  readonly SessionTokenSize?: number | undefined;
  readonly SessionTokenUtilization?: number | undefined;
  readonly SourceIdentity?: string | undefined;
  readonly SubjectFromWebIdentityToken?: string | undefined;
}

export interface AssumeRootResponse {
  readonly Credentials?: Credentials | undefined;
  readonly SessionTokenSize?: number | undefined;
  readonly SessionTokenUtilization?: number | undefined;
  readonly SourceIdentity?: string | undefined;
}

export interface AssumedRoleUser {
  readonly Arn?: string | undefined;
  readonly AssumedRoleId?: string | undefined;
}

export interface Credentials {
  readonly AccessKeyId?: string | undefined;
  readonly Expiration?: Date | undefined;
  readonly SecretAccessKey?: string | undefined;
  readonly SessionToken?: string | undefined;
}

export interface DecodeAuthorizationMessageResponse {
  readonly DecodedMessage?: string | undefined;
}

export interface FederatedUser {
  readonly Arn?: string | undefined;
  readonly FederatedUserId?: string | undefined;
}

export interface GetAccessKeyInfoResponse {
  readonly Account?: string | undefined;
}

export interface GetCallerIdentityResponse {
  readonly Account?: string | undefined;
  readonly Arn?: string | undefined;
  readonly UserId?: string | undefined;
}

export interface GetDelegatedAccessTokenResponse {
  readonly AssumedPrincipal?: string | undefined;
  readonly Credentials?: Credentials | undefined;
  readonly PackedPolicySize?: number | undefined;
}

export interface GetFederationTokenResponse {
  readonly Credentials?: Credentials | undefined;
  readonly FederatedUser?: FederatedUser | undefined;
  readonly PackedPolicySize?: number | undefined;
  readonly SessionTokenSize?: number | undefined;
  readonly SessionTokenUtilization?: number | undefined;
}

export interface GetSessionTokenResponse {
  readonly Credentials?: Credentials | undefined;
  readonly SessionTokenSize?: number | undefined;
  readonly SessionTokenUtilization?: number | undefined;
}

export interface GetWebIdentityTokenResponse {
  readonly Expiration?: Date | undefined;
  readonly WebIdentityToken?: string | undefined;
}
