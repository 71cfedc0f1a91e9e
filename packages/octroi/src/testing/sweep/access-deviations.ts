import type { AccessDeviation } from './access-diff.ts';

/** Where what we declare differs from AWS's authorisation reference on purpose. An unknown difference, or one that is gone, fails a test. */
export const accessDeviations: readonly AccessDeviation[] = [
  {
    reason: 'Resource policies of organizations and transfers of responsibility are not implemented, so that none is tagged.',
    differences: ['ListTagsForResource', 'TagResource', 'UntagResource'].flatMap((name) =>
      ['key organizations:TransferDirection', 'key organizations:TransferType', 'resource type resourcepolicy', 'resource type responsibilitytransfer'].map((what) => `organizations:${name}: organizations:${name} has a ${what}`),
    ),
  },
  {
    reason: 'IAM-133, IAM-180, IAM-182: the reference counts the making of a report among reads; here the report is kept, which needs a writer of rows.',
    differences: [
      'iam:GenerateCredentialReport: iam:GenerateCredentialReport is of level Read, not Write',
      'iam:GenerateOrganizationsAccessReport: iam:GenerateOrganizationsAccessReport is of level Read, not Write',
      'iam:GenerateServiceLastAccessedDetails: iam:GenerateServiceLastAccessedDetails is of level Read, not Write',
    ],
  },
  {
    reason: 'KEY-46: the keys belong to passkeys and security keys, which do not exist here; iam:EnableMFADevice of a virtual device carries none of them.',
    differences: ['iam:FIDO-FIPS-140-2-certification', 'iam:FIDO-FIPS-140-3-certification', 'iam:FIDO-certification', 'iam:RegisterSecurityKey'].map(
      (key) => `iam:EnableMFADevice: iam:EnableMFADevice has a key ${key}`,
    ),
  },
  {
    reason: 'IAM-12: of MFA devices there are virtual ones alone.',
    differences: ['iam:DeleteVirtualMFADevice: iam:DeleteVirtualMFADevice has a resource type sms-mfa'],
  },
  {
    reason: 'No role template is published, so that no role comes from one.',
    differences: [
      'iam:AttachRolePolicy: iam:AttachRolePolicy has a key iam:RoleTemplateARN',
      'iam:CreateRole: iam:CreateRole has a key iam:RoleTemplateARN',
      'iam:CreateRole: iam:TagRole has a key iam:RoleTemplateARN',
      'iam:GetRole: iam:GetRole has a key iam:RoleTemplateARN',
      'iam:PutRolePermissionsBoundary: iam:PutRolePermissionsBoundary has a key iam:RoleTemplateARN',
      'iam:PutRolePolicy: iam:PutRolePolicy has a key iam:RoleTemplateARN',
      'iam:TagRole: iam:TagRole has a key iam:RoleTemplateARN',
    ],
  },
  {
    reason: 'EVAL-69: the role goes into a profile; the instance that it will be associated with does not exist yet.',
    differences: ['iam:AddRoleToInstanceProfile: iam:PassRole has a key iam:AssociatedResourceArn'],
  },
  {
    reason: 'KEY-14, KEY-61 to KEY-64: as for sts:AssumeRole, a request has one context; the reference does not list the global key aws:FederatedProvider.',
    differences: [
      'sts:AssumeRoleWithWebIdentity: sts:AssumeRoleWithWebIdentity has no key aws:FederatedProvider',
      ...['aws:RequestTag/${TagKey}', 'aws:TagKeys', 'sts:RoleSessionName', 'sts:TransitiveTagKeys'].map((key) => `sts:AssumeRoleWithSAML: sts:SetSourceIdentity has no key ${key}`),
      ...['sts:RoleSessionName', 'sts:SourceIdentity'].map((key) => `sts:AssumeRoleWithSAML: sts:TagSession has no key ${key}`),
      ...['aws:FederatedProvider', 'aws:RequestTag/${TagKey}', 'aws:TagKeys', 'sts:RoleAuthorizedByIdp', 'sts:RoleSessionName', 'sts:TransitiveTagKeys'].map(
        (key) => `sts:AssumeRoleWithWebIdentity: sts:SetSourceIdentity has no key ${key}`,
      ),
      ...['aws:FederatedProvider', 'sts:RoleAuthorizedByIdp', 'sts:RoleSessionName', 'sts:SourceIdentity'].map((key) => `sts:AssumeRoleWithWebIdentity: sts:TagSession has no key ${key}`),
    ],
  },
  {
    reason:
      'KEY-60 to KEY-66: a request has one context, and a trust statement about sts:AssumeRole and sts:TagSession together tests sts:ExternalId for both; the reference lists for each action only some of the keys.',
    differences: [
      'sts:AssumeRole: sts:AssumeRole has no key sts:RequestContextProviders',
      'sts:AssumeRole: sts:SetContext has no key aws:RequestTag/${TagKey}',
      'sts:AssumeRole: sts:SetContext has no key aws:TagKeys',
      'sts:AssumeRole: sts:SetContext has no key sts:ExternalId',
      'sts:AssumeRole: sts:SetContext has no key sts:RoleSessionName',
      'sts:AssumeRole: sts:SetContext has no key sts:SourceIdentity',
      'sts:AssumeRole: sts:SetContext has no key sts:TransitiveTagKeys',
      'sts:AssumeRole: sts:SetSourceIdentity has no key aws:RequestTag/${TagKey}',
      'sts:AssumeRole: sts:SetSourceIdentity has no key aws:TagKeys',
      'sts:AssumeRole: sts:SetSourceIdentity has no key sts:ExternalId',
      'sts:AssumeRole: sts:SetSourceIdentity has no key sts:RequestContextProviders',
      'sts:AssumeRole: sts:SetSourceIdentity has no key sts:RoleSessionName',
      'sts:AssumeRole: sts:SetSourceIdentity has no key sts:TransitiveTagKeys',
      'sts:AssumeRole: sts:TagSession has no key sts:ExternalId',
      'sts:AssumeRole: sts:TagSession has no key sts:RequestContextProviders',
      'sts:AssumeRole: sts:TagSession has no key sts:RoleSessionName',
      'sts:AssumeRole: sts:TagSession has no key sts:SourceIdentity',
    ],
  },
  {
    reason: 'KEY-68 to KEY-70: keys of web identity and SAML sessions come with AssumeRoleWithWebIdentity and AssumeRoleWithSAML, which are not implemented yet.',
    differences: [
      'sts:AssumeRole: sts:AssumeRole has a key accounts.google.com:aud',
      'sts:AssumeRole: sts:AssumeRole has a key accounts.google.com:sub',
      'sts:AssumeRole: sts:AssumeRole has a key cognito-identity.amazonaws.com:amr',
      'sts:AssumeRole: sts:AssumeRole has a key cognito-identity.amazonaws.com:aud',
      'sts:AssumeRole: sts:AssumeRole has a key cognito-identity.amazonaws.com:sub',
      'sts:AssumeRole: sts:AssumeRole has a key graph.facebook.com:app_id',
      'sts:AssumeRole: sts:AssumeRole has a key graph.facebook.com:id',
      'sts:AssumeRole: sts:AssumeRole has a key saml:namequalifier',
      'sts:AssumeRole: sts:AssumeRole has a key saml:sub',
      'sts:AssumeRole: sts:AssumeRole has a key saml:sub_type',
      'sts:AssumeRole: sts:AssumeRole has a key www.amazon.com:app_id',
      'sts:AssumeRole: sts:AssumeRole has a key www.amazon.com:user_id',
      'sts:AssumeRole: sts:TagSession has a key saml:aud',
      'sts:GetFederationToken: sts:TagSession has a key saml:aud',
    ],
  },
  {
    reason: 'STS-31a: no context provider exists, so that no request with a context succeeds and none has a value to test.',
    differences: ['sts:AssumeRole: sts:SetContext has a key sts:RequestContext/${ContextKey}', 'sts:AssumeRole: sts:SetContext has a resource type self-session'],
  },
  {
    reason: 'STS-35: the tags are of the federated user, which is what the request names; no role takes part, and its tags are never transitive.',
    differences: [
      'sts:GetFederationToken: sts:TagSession has a key sts:TransitiveTagKeys',
      'sts:GetFederationToken: sts:TagSession has a resource type role',
      'sts:GetFederationToken: sts:TagSession has no resource type federated-user',
    ],
  },
  {
    reason: 'IAM-190: what a role of a template would have only the template says, and there is none; the namespaces that a reading of all properties names are not documented.',
    differences: [
      'iam:AcquireRole: iam:CreateRole has a key aws:RequestTag/${TagKey}',
      'iam:AcquireRole: iam:CreateRole has a key aws:TagKeys',
      'iam:AcquireRole: iam:CreateRole has a key iam:PermissionsBoundary',
      'iam:GetAccountProperties: iam:GetAccountProperties has a key iam:AccountPropertyNamespaces',
    ],
  },
  {
    reason: 'LAM-97: a list is of URLs of both types, so the key has no value.',
    differences: ['lambda:ListFunctionUrlConfigs: lambda:ListFunctionUrlConfigs has a key lambda:FunctionUrlAuthType'],
  },
  {
    reason: 'LAM-104: the key belongs to event sources of other services, or to function URLs, which do not come through Invoke.',
    differences: ['Invoke', 'InvokeWithResponseStream'].flatMap((name) => ['EventSourceToken', 'InvokedViaFunctionUrl'].map((key) => `lambda:${name}: lambda:InvokeFunction has a key lambda:${key}`)),
  },
  {
    reason: 'LAM-26: no S3 is here. Lambda reads the object with a request of its own, whose signature is not the caller\'s; objects have no tags, and no access points.',
    differences: ['CreateFunction', 'PublishLayerVersion', 'UpdateFunctionCode'].flatMap((name) => [
      ...['AccessGrantsInstanceArn', 'BucketTag/${TagKey}', 'ExistingObjectTag/<key>', 'ResourceAccount', 'TlsVersion', 'authType', 'signatureAge', 'signatureversion', 'x-amz-content-sha256'].map(
        (key) => `lambda:${name}: s3:GetObject has a key s3:${key}`,
      ),
      `lambda:${name}: s3:GetObject has a resource type accesspointobject`,
    ]),
  },
  {
    reason: 'CloudWatch Logs: tags of a new group need the right to tag as well (API reference, CreateLogGroup); the reference names no dependent action.',
    differences: ['anomaly-detector', 'delivery', 'delivery-destination', 'delivery-source', 'destination', 'lookup-table', 'scheduled-query'].map((type) => `logs:CreateLogGroup: logs:TagResource has a resource type ${type}`),
  },
  {
    reason: 'Polly: speech without lexicons names no resource, and policies about it name `*` (LexBotPolicy).',
    differences: ['polly:SynthesizeSpeech: polly:SynthesizeSpeech has no resource type *'],
  },
  {
    reason: 'CloudWatch Logs: of what it tags, only log groups are there.',
    differences: ['TagResource', 'UntagResource', 'ListTagsForResource'].flatMap((name) =>
      ['anomaly-detector', 'delivery', 'delivery-destination', 'delivery-source', 'destination', 'lookup-table', ...(name === 'ListTagsForResource' ? [] : ['scheduled-query'])].map((type) => `logs:${name}: logs:${name} has a resource type ${type}`),
    ),
  },
  {
    reason: 'LAM-1: of what Lambda tags, functions and code signing configurations are there, and CreateFunction tags a function.',
    differences: ['ListTags: lambda:ListTags', 'TagResource: lambda:TagResource', 'UntagResource: lambda:UntagResource', 'CreateFunction: lambda:TagResource'].flatMap((asked) =>
      [...(asked.startsWith('CreateFunction') ? ['code signing config'] : []), 'capacityProvider', 'eventSourceMapping', 'microvmImage', 'networkConnector'].map((type) => `lambda:${asked} has a resource type ${type}`),
    ),
  },
  {
    reason: 'LEX-IAM-2: a bot\'s version is asked for under both of its ARNs, that of the type bot too; of the bots and aliases that a deletion may touch, none is asked for.',
    differences: [
      'lex:CreateBotVersion: lex:CreateBotVersion has a resource type bot',
      'lex:DeleteBot: lex:DeleteBot has a resource type bot',
      'lex:DeleteBot: lex:DeleteBot has a resource type bot alias',
      'lex:DeleteBotVersion: lex:DeleteBotVersion has a resource type bot',
      'lex:DeleteIntent: lex:DeleteIntent has a resource type bot',
      'lex:DeleteSlotType: lex:DeleteSlotType has a resource type bot',
      'lex:PutBot: lex:CreateBotVersion has a resource type bot',
    ],
  },
  {
    reason: 'LEX-IAM-9, LEX-IAM-10, LEX-IAM-11: the service authorization reference lists the keys, but for no action; the documentation of Lex V1 does.',
    differences: [
      'lex:DeleteBotChannelAssociation: lex:DeleteBotChannelAssociation has no key lex:channelType',
      'lex:GetBotChannelAssociation: lex:GetBotChannelAssociation has no key lex:channelType',
      'lex:PutBot: lex:PutBot has no key lex:associatedIntents',
      'lex:PutIntent: lex:PutIntent has no key lex:associatedSlotTypes',
      'lex:StartImport: lex:PutBot has no key lex:associatedIntents',
      'lex:StartImport: lex:PutIntent has no key lex:associatedSlotTypes',
    ],
  },
  {
    reason: 'LEX-CHN-1: the action is that of the console of Lex V1, which had no public operation for it; the documentation names it.',
    differences: ['lex:CreateBotChannelAssociation: lex:CreateBotChannelAssociation does not exist'],
  },
  {
    reason: 'The reference knows exports of bots alone; intents and slot types are asked for under their own ARNs.',
    differences: ['lex:GetExport: lex:GetExport has no resource type intent version', 'lex:GetExport: lex:GetExport has no resource type slottype version'],
  },
  {
    reason: 'LEX-IAM-2: what a user said is asked for as of the bot\'s $LATEST, which is the bot.',
    differences: ['lex:DeleteUtterances: lex:DeleteUtterances has a resource type bot'],
  },
  {
    reason: 'LEX-IAM-25: the role is for a bot that does not exist, and has no ARN, until Lex V2 makes it.',
    differences: ['lex:StartMigration: iam:PassRole has a key iam:AssociatedResourceArn'],
  },
  {
    reason: 'LEX-IAM-7: the request has keys of tags and no values.',
    differences: ['lex:UntagResource: lex:UntagResource has a key aws:RequestTag/${TagKey}'],
  },
];
