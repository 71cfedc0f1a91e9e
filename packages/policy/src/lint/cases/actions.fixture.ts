import type { Case } from './case.fixture.ts';
import { ACCOUNT, allow, bucket } from './case.fixture.ts';

const act = (...Action: string[]): object => ({ ...allow, Action });
const on = (...Resource: string[]): object => ({ ...allow, Resource });
const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
const role = `arn:aws:iam::${ACCOUNT}:role/app`;
const service = { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } };
const slr = { Effect: 'Allow', Action: 'iam:CreateServiceLinkedRole', Resource: 'arn:aws:iam::*:role/aws-service-role/*' };
const one = `arn:aws:iam::${ACCOUNT}:role/aws-service-role/elasticloadbalancing.amazonaws.com/AWSServiceRoleForElasticLoadBalancing`;

/** Actions, resources, and the roles that statements pass and make. */
export const ACTIONS: readonly Case[] = [
  { code: 'INVALID_ACTION', rule: 'POL-58', kind: 'identity', fails: act('GetObject'), passes: act('s3:GetObject'), at: '$.Statement.Action[0]' },
  { code: 'INVALID_ACTION', rule: 'POL-59', kind: 'identity', fails: act('s3:Get:Object'), passes: act('*') },
  { code: 'INVALID_ACTION', rule: 'POL-10', kind: 'identity', data: true, fails: act('s3:GetObjekt'), passes: act('S3:GETOBJECT') },
  { code: 'INVALID_ACTION', rule: 'POL-11', kind: 'identity', data: true, fails: act('s3:Put*'), passes: act('s3:Get*', 's3:*', 's3:?istBucket') },
  { code: 'INVALID_SERVICE_IN_ACTION', rule: 'POL-60', kind: 'identity', fails: act('s*:GetObject'), passes: act('s3:GetObject') },
  { code: 'INVALID_SERVICE_IN_ACTION', rule: 'POL-10', kind: 'identity', data: true, fails: act('sqq:SendMessage'), passes: act('SQS:SendMessage') },
  { code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT', rule: 'COND-41', kind: 'identity', fails: act('s3:${aws:username}'), passes: act('s3:GetObject') },
  { code: 'VARIABLE_UNSUPPORTED_IN_ELEMENT', rule: 'COND-41', kind: 'resource', fails: { ...bucket, Principal: { AWS: '${aws:username}' } }, passes: bucket },
  { code: 'REDUNDANT_ACTION', rule: 'POL-11', kind: 'identity', fails: act('iam:Get*', 'iam:GetCredentialReport'), passes: act('iam:Get*', 'iam:*CredentialReport'), at: '$.Statement.Action[1]' },
  { code: 'REDUNDANT_ACTION', rule: 'POL-12', kind: 'identity', fails: act('iam:GetUser', 'IAM:getuser'), passes: act('iam:GetUser', 'iam:GetRole') },
  { code: 'REDUNDANT_ACTION', rule: 'POL-11', kind: 'identity', fails: act('s3:?et', 's3:Get'), passes: act('s3:?e*', 's3:*ex') },
  { code: 'SCP_SYNTAX_ERROR_ACTION_WILDCARD', rule: 'POL-34', kind: 'scp', fails: { Effect: 'Deny', Action: 'iam:*Role', Resource: '*' }, passes: { Effect: 'Deny', Action: ['iam:Create*', '*'], Resource: '*' } },

  { code: 'INVALID_ARN_PREFIX', rule: 'POL-55', kind: 'identity', fails: on('s3:::b/k'), passes: on('arn:aws:s3:::b/k', '*') },
  { code: 'MISSING_ARN_FIELD', rule: 'POL-17', kind: 'identity', fails: on('arn:aws:sqs'), passes: on('arn:aws:sqs:*:*:*') },
  { code: 'INVALID_PARTITION', rule: 'POL-55', kind: 'identity', fails: on('arn:azure:s3:::b'), passes: on('arn:aws-cn:s3:::b', 'arn:aws*:s3:::b') },
  { code: 'INVALID_ARN_REGION', rule: 'POL-14', kind: 'identity', fails: on(`arn:aws:sqs:us-east:${ACCOUNT}:q`), passes: on(`arn:aws:sqs:us-gov-west-1:${ACCOUNT}:q`, `arn:aws:sqs:us-*:${ACCOUNT}:q`) },
  { code: 'INVALID_ARN_ACCOUNT', rule: 'POL-14', kind: 'identity', fails: on('arn:aws:sqs:*:1111:q'), passes: on(`arn:aws:sqs:*:${ACCOUNT}:q`, 'arn:aws:iam::aws:policy/A', 'arn:aws:sqs:*:${aws:PrincipalAccount}:q') },
  { code: 'INVALID_ARN_SERVICE_CASE', rule: 'POL-18', kind: 'identity', fails: on('arn:aws:S3:::b'), passes: on('arn:aws:s3:::b') },
  { code: 'WILDCARD_IN_SERVICE_NAME', rule: 'POL-16a', kind: 'identity', fails: on(`arn:aws:*code*::${ACCOUNT}:x`), passes: on('arn:aws:s3:::*') },
  { code: 'ARN_REGION_NOT_ALLOWED', rule: 'POL-57', kind: 'identity', fails: on(`arn:aws:iam:*:${ACCOUNT}:role/a`), passes: on(`arn:aws:iam::${ACCOUNT}:role/a`) },
  { code: 'ARN_REGION_NOT_ALLOWED', rule: 'POL-57', kind: 'identity', data: true, fails: on('arn:aws:s3:us-east-1::b'), passes: on(`arn:aws:sqs:us-east-1:${ACCOUNT}:q`) },
  { code: 'ARN_ACCOUNT_NOT_ALLOWED', rule: 'POL-14', kind: 'identity', fails: on(`arn:aws:s3::${ACCOUNT}:b`), passes: on('arn:aws:s3:::b') },
  { code: 'ARN_ACCOUNT_NOT_ALLOWED', rule: 'POL-14', kind: 'identity', data: true, fails: on(`arn:aws:s3::${ACCOUNT}:b/k`), passes: on('arn:aws:s3::*:b/k') },
  { code: 'MISSING_ARN_REGION', rule: 'POL-14', kind: 'identity', data: true, fails: on(`arn:aws:sqs::${ACCOUNT}:q`), passes: on(`arn:aws:sqs:*:${ACCOUNT}:q`) },
  { code: 'MISSING_ARN_ACCOUNT', rule: 'POL-14', kind: 'identity', data: true, fails: on('arn:aws:sqs:us-east-1::q'), passes: on('arn:aws:sqs:us-east-1:*:q') },
  { code: 'INVALID_ARN_RESOURCE', rule: 'POL-57', kind: 'identity', fails: on(`arn:aws:iam::${ACCOUNT}:u*`), passes: on(`arn:aws:iam::${ACCOUNT}:user/*`, `arn:aws:iam::${ACCOUNT}:root`) },
  { code: 'INVALID_ARN_RESOURCE', rule: 'POL-14', kind: 'identity', data: true, fails: on(`arn:aws:lambda:*:${ACCOUNT}:funktion:a`), passes: on('arn:aws:lambda:*:*:fun*', 'arn:aws:lambda:*:*:*:a', 'arn:aws:lambda:*:${aws:PrincipalAccount}:${aws:username}', 'arn:aws:lambda:*:*:f?nction:a:b') },
  { code: 'INVALID_ARN_RESOURCE', rule: 'POL-14', kind: 'identity', data: true, fails: on('arn:aws:sss:::b'), passes: on('arn:aws:s3:::b') },
  { code: 'REDUNDANT_RESOURCE', rule: 'POL-15', kind: 'identity', fails: on('arn:aws:s3:::b/*', 'arn:aws:s3:::b/k'), passes: on('arn:aws:s3:::b/*', 'arn:aws:s3:::c/k', 'arn:aws-cn:s3:::b/k'), at: '$.Statement.Resource[1]' },
  { code: 'REDUNDANT_RESOURCE', rule: 'POL-18', kind: 'identity', fails: on('*', 'arn:aws:s3:::b'), passes: on('arn:aws:s3:::b', 'arn:aws:s3:::B') },

  { code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE', rule: 'KEY-40', kind: 'identity', fails: pass, passes: { ...pass, Condition: service } },
  { code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE', rule: 'KEY-40', kind: 'identity', fails: { ...pass, Resource: 'arn:aws:iam::*:role/*' }, passes: { ...pass, Resource: [role, 'arn:aws:iam::*:role/service*'] } },
  { code: 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', rule: 'KEY-40', kind: 'identity', fails: { ...pass, Action: 'iam:Pass*' }, passes: { ...pass, Action: 'iam:Pass*', Resource: role } },
  { code: 'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', rule: 'POL-13', kind: 'identity', fails: { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, passes: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
  { code: 'PASS_ROLE_WITH_NOT_RESOURCE', rule: 'POL-19', kind: 'identity', fails: { Effect: 'Allow', Action: 'iam:PassRole', NotResource: role }, passes: { Effect: 'Allow', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/*' } },
  { code: 'PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE', rule: 'POL-19', kind: 'identity', fails: { Effect: 'Allow', Action: 'iam:*', NotResource: role }, passes: { Effect: 'Deny', Action: 'iam:*', NotResource: role } },
  { code: 'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE', rule: 'POL-19', kind: 'identity', fails: { Effect: 'Allow', NotAction: 's3:*', NotResource: role }, passes: { Effect: 'Allow', NotAction: ['s3:*', 'iam:PassRole'], NotResource: role } },
  { code: 'CREATE_SLR_WITH_STAR_IN_RESOURCE', rule: 'KEY-43', kind: 'identity', fails: slr, passes: { ...slr, Resource: one } },
  { code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', rule: 'KEY-43', kind: 'identity', fails: { ...slr, Action: 'iam:Create*' }, passes: { ...slr, Action: 'iam:Create*', Condition: { StringEquals: { 'iam:AWSServiceName': 'ecs.amazonaws.com' } } } },
  { code: 'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION', rule: 'KEY-43', kind: 'identity', fails: { Effect: 'Allow', NotAction: 's3:*', Resource: '*' }, passes: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' } },
  { code: 'CREATE_SLR_WITH_NOT_RESOURCE', rule: 'KEY-43', kind: 'identity', fails: { Effect: 'Allow', Action: 'iam:CreateServiceLinkedRole', NotResource: one }, passes: { ...slr, Resource: one } },
  { code: 'CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE', rule: 'KEY-43', kind: 'identity', fails: { Effect: 'Allow', Action: '*', NotResource: one }, passes: { Effect: 'Allow', Action: 's3:*', NotResource: one } },
  { code: 'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE', rule: 'KEY-43', kind: 'identity', fails: { Effect: 'Allow', NotAction: 's3:*', NotResource: one }, passes: { Effect: 'Allow', NotAction: 'iam:*', NotResource: one } },
];
