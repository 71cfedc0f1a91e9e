import type { Case } from './case.fixture.ts';
import { ACCOUNT, allow, bucket, rcp, trust } from './case.fixture.ts';

const who = (Principal: unknown, statement: object = trust): object => ({ ...statement, Principal });
const GITHUB = 'token.actions.githubusercontent.com';
const github = { Effect: 'Allow', Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${GITHUB}` }, Action: 'sts:AssumeRoleWithWebIdentity' };
const subject = (operator: string, value: string): object => ({ ...github, Condition: { [operator]: { [`${GITHUB}:sub`]: value } } });
const anywhere = { ...trust, Principal: { Service: 'rolesanywhere.amazonaws.com' } };
const audience = { 'accounts.google.com:aud': 'a' };
const google = { ...github, Principal: { Federated: 'accounts.google.com' } };
const sns = who({ Service: 'sns.amazonaws.com' }, bucket);
const { Principal: _principal, ...nobody } = bucket;

/** Principals, trust policies, resource policies, control policies. */
export const PRINCIPALS: readonly Case[] = [
  { code: 'UNSUPPORTED_PRINCIPAL', rule: 'POL-62', kind: 'identity', fails: bucket, passes: allow, at: '$.Statement.Principal' },
  { code: 'UNSUPPORTED_PRINCIPAL', rule: 'POL-80', kind: 'session', fails: { ...allow, NotPrincipal: '*' }, passes: allow },
  { code: 'INVALID_PRINCIPAL_FORMAT', rule: 'POL-21', kind: 'trust', fails: who(ACCOUNT), passes: trust },
  { code: 'INVALID_PRINCIPAL_KEY', rule: 'POL-21', kind: 'trust', fails: who({ Account: ACCOUNT }), passes: trust },
  { code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL', rule: 'POL-21', kind: 'resource', fails: who({ AWS: `arn:aws:iam::${ACCOUNT}:user/*` }, bucket), passes: who({ AWS: '*' }, bucket) },
  { code: 'UNSUPPORTED_WILDCARD_IN_PRINCIPAL', rule: 'POL-21', kind: 'trust', fails: who({ Service: '*' }), passes: who({ Service: 'lambda.amazonaws.com' }) },
  { code: 'INVALID_ROLE_REFERENCE', rule: 'POL-31', kind: 'trust', fails: who({ AWS: 'AROAEXAMPLEID1234' }), passes: who({ AWS: `arn:aws:iam::${ACCOUNT}:role/a` }) },
  { code: 'INVALID_USER_REFERENCE', rule: 'POL-31', kind: 'trust', fails: who({ AWS: 'AIDAEXAMPLEID1234' }), passes: who({ AWS: `arn:aws:iam::${ACCOUNT}:user/a` }) },
  { code: 'INVALID_SERVICE_PRINCIPAL_FORMAT', rule: 'POL-27', kind: 'trust', fails: who({ Service: 'Lambda.amazonaws.com' }), passes: who({ Service: ['lambda.amazonaws.com', 'logs.eu-west-1.amazonaws.com'] }) },
  { code: 'FEDERATED_PRINCIPAL_NOT_SUPPORTED', rule: 'POL-28', kind: 'resource', fails: who({ Federated: 'accounts.google.com' }, bucket), passes: bucket },
  { code: 'ALLOW_WITH_NOT_PRINCIPAL', rule: 'POL-32', kind: 'resource', fails: { ...nobody, NotPrincipal: { AWS: ACCOUNT } }, passes: { ...nobody, Effect: 'Deny', NotPrincipal: { AWS: ACCOUNT } } },
  { code: 'RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', rule: 'KEY-38', kind: 'resource', fails: sns, passes: { ...sns, Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } } } },

  { code: 'ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', rule: 'POL-75', kind: 'trust', fails: who('*'), passes: trust },
  { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', rule: 'POL-34', kind: 'trust', fails: { Effect: 'Deny', NotPrincipal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' }, passes: trust },
  { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', rule: 'POL-72', kind: 'trust', fails: { ...trust, Resource: '*' }, passes: trust, at: '$.Statement.Resource' },
  { code: 'ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', rule: 'POL-72', kind: 'resource', resourceType: 'AWS::IAM::AssumeRolePolicyDocument', fails: { ...trust, Resource: '*' }, passes: trust },
  { code: 'UNSUPPORTED_ACTION_IN_POLICY', rule: 'POL-71', kind: 'trust', fails: { ...trust, Action: 's3:GetObject' }, passes: { ...trust, Action: ['sts:AssumeRole*', 'sts:TagSession'] } },
  { code: 'UNSUPPORTED_ACTION_IN_POLICY', rule: 'POL-20a', kind: 'resource', resourceType: 'AWS::SQS::Queue', fails: bucket, passes: { ...bucket, Action: ['sqs:SendMessage', '*'] } },
  { code: 'UNSUPPORTED_RESOURCE_ARN_IN_POLICY', rule: 'POL-20a', kind: 'resource', resourceType: 'AWS::S3::Bucket', fails: { ...bucket, Resource: 'arn:aws:kms:*:*:key/a' }, passes: { ...bucket, Resource: ['*', 'arn:aws:s3:::b'] } },
  { code: 'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY', rule: 'POL-73', kind: 'trust', fails: { ...github, Principal: { Federated: 'https://example.com' } }, passes: google },
  { code: 'MISMATCHED_ACTION_FOR_PRINCIPAL', rule: 'POL-28', kind: 'trust', fails: { ...google, Action: ['sts:AssumeRole', 'sts:TagSession'] }, passes: { ...google, Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'] }, at: '$.Statement.Action[0]' },
  { code: 'MISMATCHED_ACTION_FOR_PRINCIPAL', rule: 'POL-28', kind: 'trust', fails: { ...google, Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/a` } }, passes: { ...google, Principal: { Federated: `arn:aws:iam::${ACCOUNT}:saml-provider/a` }, Action: 'sts:AssumeRoleWithSAML' } },
  { code: 'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL', rule: 'KEY-68', kind: 'trust', fails: google, passes: { ...google, Condition: { StringEquals: audience } } },
  { code: 'MISSING_GITHUB_REPO_CONDITION_KEY', rule: 'KEY-68', kind: 'trust', fails: { ...github, Condition: { StringEquals: { [`${GITHUB}:aud`]: 'sts.amazonaws.com' } } }, passes: subject('StringEquals', 'repo:a/b:ref:refs/heads/main') },
  { code: 'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED', rule: 'KEY-68', kind: 'trust', fails: subject('StringLike', 'repo:a/*'), passes: subject('StringLike', 'repo:a/b:ref:refs/heads/main') },
  { code: 'FORANYVALUE_WITH_AUDIENCE_CLAIM_TYPE', rule: 'KEY-69', kind: 'trust', fails: { ...google, Condition: { 'ForAnyValue:StringEquals': audience } }, passes: { ...google, Condition: { StringEquals: audience } } },
  { code: 'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY', rule: 'POL-71', kind: 'trust', fails: anywhere, passes: [anywhere, { ...anywhere, Action: ['sts:SetSourceIdentity', 'sts:Tag*'] }] },
  { code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY', rule: 'POL-25', kind: 'trust', fails: who({ AWS: [`arn:aws:iam::${ACCOUNT}:role/p/a`, `arn:aws:sts::${ACCOUNT}:assumed-role/a/s`] }), passes: who({ AWS: [`arn:aws:iam::${ACCOUNT}:role/p/a`, `arn:aws:sts::${ACCOUNT}:assumed-role/b/s`] }) },

  { code: 'SCP_SYNTAX_ERROR_PRINCIPAL', rule: 'POL-34', kind: 'scp', fails: bucket, passes: allow },
  { code: 'SCP_SYNTAX_ERROR_ALLOW_RESOURCE', rule: 'POL-34a', kind: 'scp', fails: allow, passes: [{ ...allow, Resource: '*' }, { ...allow, Effect: 'Deny' }] },
  { code: 'RCP_SYNTAX_ERROR_PRINCIPAL', rule: 'POL-34', kind: 'rcp', fails: { ...rcp, Principal: { AWS: '*' } }, passes: rcp },
  { code: 'RCP_SYNTAX_ERROR_ALLOW', rule: 'POL-34b', kind: 'rcp', fails: { ...rcp, Effect: 'Allow' }, passes: { ...rcp, Effect: 'Allow', Action: '*' } },
  { code: 'RCP_SYNTAX_ERROR_NOTACTION', rule: 'POL-34', kind: 'rcp', fails: { Effect: 'Deny', Principal: '*', NotAction: 's3:*', Resource: '*' }, passes: rcp },
  { code: 'RCP_SYNTAX_ERROR_ACTION', rule: 'POL-34', kind: 'rcp', fails: { ...rcp, Action: '*' }, passes: rcp },
  { code: 'RCP_SYNTAX_ERROR_ACTION', rule: 'POL-34', kind: 'rcp', data: true, fails: { ...rcp, Action: 'iam:PassRole' }, passes: { ...rcp, Action: ['s3:*', 'sqs:SendMessage'] } },
  { code: 'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY', rule: 'KEY-9', kind: 'rcp', fails: { ...rcp, Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' } } }, passes: { ...rcp, Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } } } },
  { code: 'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY', rule: 'KEY-9', kind: 'rcp', fails: { ...rcp, Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-a' } } }, passes: { ...rcp, Condition: { StringNotEquals: { 'aws:SourceOrgID': 'o-a' }, Bool: { 'aws:PrincipalIsAWSService': 'true' } } } },
];
