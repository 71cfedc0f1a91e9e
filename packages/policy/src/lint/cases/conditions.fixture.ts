import type { Case } from './case.fixture.ts';
import { allow, textOf, when } from './case.fixture.ts';

const both = (conditions: object, effect = 'Allow'): object => ({ ...allow, Effect: effect, Condition: conditions });
const named = (name: string, when_: object): object => ({ ...when_, Resource: name });
const list = { Effect: 'Deny', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::b' };
const send = { Effect: 'Allow', Action: ['sqs:SendMessage', 's3:GetObject'], Resource: '*' };
const tagged = { StringEquals: { 'aws:ResourceTag/team': 'a' } };
const identity = 'identity' as const;

/** Operators, values, keys and variables. */
export const CONDITIONS: readonly Case[] = [
  { code: 'INVALID_CONDITION_OPERATOR', rule: 'POL-50', kind: identity, fails: when('StringEqual', 'aws:userid', 'a'), passes: when('ForAnyValue:StringLikeIfExists', 'aws:TagKeys', 'a') },
  { code: 'NULL_WITH_IF_EXISTS', rule: 'COND-4', kind: identity, fails: when('NullIfExists', 'aws:userid', 'true'), passes: when('Null', 'aws:userid', 'true') },
  { code: 'NULL_WITH_QUALIFIER', rule: 'COND-5', kind: identity, fails: when('ForAllValues:Null', 'aws:TagKeys', 'true'), passes: when('Null', 'aws:TagKeys', 'true') },
  { code: 'DUPLICATE_KEYS_WITH_DIFFERENT_CASE', rule: 'COND-6', kind: identity, fails: both({ StringEquals: { 'aws:userid': 'a', 'aws:UserId': 'b' } }), passes: both({ StringEquals: { 'aws:userid': 'a' }, StringLike: { 'aws:UserId': 'b' } }) },
  { code: 'EMPTY_ARRAY_CONDITION', rule: 'COND-8', kind: identity, fails: when('StringEquals', 'aws:userid', []), passes: when('StringEquals', 'aws:userid', ['a']) },
  { code: 'EMPTY_ARRAY_CONDITION_IFEXISTS', rule: 'COND-8', kind: identity, fails: when('StringEqualsIfExists', 'aws:userid', []), passes: when('StringEqualsIfExists', 'aws:userid', 'a') },
  { code: 'EMPTY_ARRAY_CONDITION_FORALLVALUES', rule: 'COND-32', kind: identity, fails: when('ForAllValues:StringEquals', 'aws:TagKeys', []), passes: when('ForAllValues:StringEquals', 'aws:TagKeys', 'a') },
  { code: 'EMPTY_ARRAY_CONDITION_FORANYVALUE', rule: 'COND-31', kind: identity, fails: when('ForAnyValue:StringEquals', 'aws:TagKeys', []), passes: when('ForAnyValue:StringEquals', 'aws:TagKeys', 'a') },
  { code: 'INVALID_CONDITION_DATA_TYPE', rule: 'COND-7', kind: identity, fails: when('StringEquals', 'aws:userid', ['a', true]), passes: when('StringEquals', 'aws:userid', ['a', 'true']) },
  { code: 'INVALID_CONDITION_MULTIPLE_BOOLEAN', rule: 'COND-17', kind: identity, fails: when('Bool', 'aws:SecureTransport', ['true', 'false']), passes: when('Bool', 'aws:SecureTransport', ['true']) },
  { code: 'TYPE_MISMATCH_BOOLEAN', rule: 'COND-17', kind: identity, fails: when('Bool', 'aws:SecureTransport', 'yes'), passes: when('Bool', 'aws:SecureTransport', 'TRUE') },
  { code: 'TYPE_MISMATCH_NUMBER', rule: 'COND-15', kind: identity, fails: when('NumericLessThan', 'aws:MultiFactorAuthAge', '1h'), passes: when('NumericLessThan', 'aws:MultiFactorAuthAge', 3600) },
  { code: 'TYPE_MISMATCH_DATE', rule: 'POL-61', kind: identity, fails: when('DateLessThan', 'aws:CurrentTime', 'tomorrow'), passes: when('DateLessThan', 'aws:CurrentTime', '2030-01-31') },
  { code: 'TYPE_MISMATCH_IP_RANGE', rule: 'COND-19', kind: identity, fails: when('IpAddress', 'aws:SourceIp', '203.0.113.256'), passes: when('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '2001:db8::/32']) },
  { code: 'TYPE_MISMATCH_STRING', rule: 'COND-18', kind: identity, fails: when('BinaryEquals', 'aws:x', 'a'), passes: when('BinaryEquals', 'aws:x', 'YQ==') },
  { code: 'INVALID_DATE_VALUE', rule: 'COND-16a', kind: identity, fails: when('DateLessThan', 'aws:CurrentTime', '1893456000'), passes: when('DateLessThan', 'aws:CurrentTime', '2030') },
  { code: 'WILDCARD_WITHOUT_LIKE_OPERATOR', rule: 'COND-10', kind: identity, fails: when('StringEquals', 'aws:PrincipalTag/job', 'admin-*'), passes: when('StringLike', 'aws:PrincipalTag/job', 'admin-*') },
  { code: 'WILDCARD_WITHOUT_LIKE_OPERATOR', rule: 'COND-14', kind: identity, fails: when('StringEquals', 'aws:PrincipalTag/job', '${aws:username}*'), passes: when('StringEquals', 'aws:PrincipalTag/job', 'a${*}') },
  { code: 'REDUNDANT_CONDITION_VALUE_NUM', rule: 'COND-15', kind: identity, fails: when('NumericLessThan', 'aws:MultiFactorAuthAge', ['2700', '3600']), passes: when('NumericEquals', 'aws:MultiFactorAuthAge', ['2700', '3600']) },
  { code: 'PRIVATE_IP_ADDRESS', rule: 'KEY-22', kind: identity, fails: when('IpAddress', 'aws:SourceIp', ['10.0.0.0/8', '192.168.1.0/24']), passes: when('IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8') },
  { code: 'PRIVATE_IP_ADDRESS_SUBSET', rule: 'KEY-22', kind: identity, fails: when('IpAddress', 'aws:SourceIp', ['fd00::/8', '203.0.113.7']), passes: when('IpAddress', 'aws:SourceIp', ['8.0.0.0/6', '203.0.113.7']) },
  { code: 'PRIVATE_NOT_IP_ADDRESS', rule: 'KEY-22', kind: identity, fails: when('NotIpAddress', 'aws:SourceIp', '172.31.0.1'), passes: when('NotIpAddress', 'aws:SourceIp', '172.32.0.1') },
  { code: 'PRIVATE_NOT_IP_ADDRESS_SUBSET', rule: 'KEY-22', kind: identity, fails: when('NotIpAddress', 'aws:SourceIp', ['10.0.0.1', '203.0.113.7']), passes: when('NotIpAddress', 'aws:SourceIp', '203.0.113.7') },
  { code: 'IMPROVE_IP_RANGE', rule: 'COND-19a', kind: identity, fails: when('IpAddress', 'aws:SourceIp', '203.0.113.5/24'), passes: when('IpAddress', 'aws:SourceIp', ['203.0.113.0/24', '203.0.113.5']) },

  { code: 'INVALID_CONDITION_KEY_FORMAT', rule: 'KEY-1', kind: identity, fails: when('StringEquals', 'userid', 'a'), passes: when('StringEquals', 'aws:userid', 'a') },
  { code: 'MISSING_TAG_KEY_IN_CONDITION', rule: 'KEY-39a', kind: identity, fails: when('StringEquals', 'aws:ResourceTag/', 'a'), passes: when('StringEquals', 'aws:ResourceTag/owner', 'a') },
  { code: 'DEPRECATED_GLOBAL_CONDITION_KEY', rule: 'KEY-3', kind: identity, fails: when('ArnEquals', 'aws:ARN', '*'), passes: when('ArnEquals', 'aws:PrincipalArn', '*') },
  { code: 'INVALID_GLOBAL_CONDITION_KEY', rule: 'KEY-1', kind: identity, data: true, fails: when('StringEquals', 'aws:PrincipalNam', 'a'), passes: when('StringEquals', 'AWS:principaltag/team', 'a') },
  { code: 'INVALID_SERVICE', rule: 'KEY-1', kind: identity, data: true, fails: when('StringEquals', 'sss:prefix', 'a'), passes: both({ StringEquals: { 's3:prefix': 'a', 'saml:aud': 'b', 'idp.example.com:sub': 'c' } }) },
  { code: 'INVALID_SERVICE_CONDITION_KEY', rule: 'KEY-1', kind: identity, data: true, fails: when('StringEquals', 's3:prefixes', 'a'), passes: when('StringEquals', 's3:existingobjecttag/Team', 'a') },
  { code: 'MISSING_QUALIFIER', rule: 'COND-30', kind: identity, fails: when('StringEquals', 'aws:TagKeys', 'a'), passes: both({ Null: { 'aws:TagKeys': 'true' } }) },
  { code: 'FORALLVALUES_WITH_SINGLE_VALUED_KEY', rule: 'COND-36', kind: identity, fails: when('ForAllValues:StringEquals', 'aws:userid', 'a'), passes: when('ForAllValues:StringEquals', 'aws:TagKeys', 'a') },
  { code: 'TYPE_MISMATCH', rule: 'COND-24', kind: identity, data: true, fails: when('StringEquals', 'aws:MultiFactorAuthPresent', 'true'), passes: when('Bool', 'aws:MultiFactorAuthPresent', 'true') },
  { code: 'STRING_LIKE_OPERATOR_WITH_ARN_CONDITION_KEYS', rule: 'COND-21a', kind: identity, data: true, fails: when('StringLike', 'aws:PrincipalArn', 'arn:*'), passes: when('ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/a') },
  { code: 'WILDCARD_USAGE_TOO_PERMISSIVE', rule: 'KEY-2', kind: identity, fails: when('StringLike', 'aws:PrincipalOrgID', 'o-*'), passes: when('StringLike', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5') },
  { code: 'INVALID_SERVICE_PRINCIPAL_FORMAT', rule: 'KEY-40', kind: identity, fails: when('StringEquals', 'iam:PassedToService', 'lambda'), passes: when('StringEquals', 'iam:PassedToService', 'lambda.amazonaws.com') },
  { code: 'INVALID_SERVICE_PRINCIPAL_FORMAT', rule: 'POL-27', kind: identity, fails: when('StringEquals', 'kms:ViaService', 's3.amazonaws.com'), passes: when('StringEquals', 'kms:ViaService', 's3.us-east-1.amazonaws.com') },
  { code: 'INVALID_VPC_FORMAT', rule: 'KEY-21', kind: identity, fails: when('StringEquals', 'aws:SourceVpc', 'vpc-123'), passes: when('StringEquals', 'aws:SourceVpc', 'vpc-12345678') },
  { code: 'INVALID_VPCE_FORMAT', rule: 'KEY-21', kind: identity, fails: when('StringEquals', 'aws:SourceVpce', 'vpc-12345678'), passes: when('StringEquals', 'aws:SourceVpce', 'vpce-11223344556677889') },
  { code: 'INVALID_REGION', rule: 'KEY-30', kind: identity, fails: when('StringEquals', 'aws:RequestedRegion', 'ireland'), passes: when('StringEquals', 'aws:RequestedRegion', 'eu-west-1') },
  { code: 'MISSING_PAIRED_CONDITION_KEYS', rule: 'KEY-23', kind: identity, fails: when('IpAddress', 'aws:VpcSourceIp', '10.0.0.1'), passes: both({ IpAddress: { 'aws:VpcSourceIp': '10.0.0.1' }, StringEquals: { 'aws:SourceVpc': 'vpc-12345678' } }) },
  { code: 'UNTRUSTWORTHY_CONDITION_KEY', rule: 'KEY-33', kind: identity, fails: when('StringLike', 'aws:Referer', 'https://example.com/'), passes: when('StringEquals', 'aws:userid', 'a') },
  { code: 'DYNAMODB_ATTRIBUTES_WITHOUT_SELECT', rule: 'KEY-1', kind: identity, fails: when('ForAllValues:StringEquals', 'dynamodb:Attributes', 'a'), passes: both({ 'ForAllValues:StringEquals': { 'dynamodb:Attributes': 'a' }, StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' } }) },
  { code: 'S3_PREFIX_IN_NEGATIVE_CONTEXT', rule: 'COND-13', kind: identity, fails: { ...list, Condition: { StringLike: { 's3:prefix': 'a/*' } } }, passes: { ...list, Condition: { StringNotLike: { 's3:prefix': 'a/*' } } } },
  { code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY', rule: 'KEY-1', kind: identity, data: true, fails: when('StringEquals', 's3:prefix', 'a'), passes: when('StringEquals', 's3:ExistingObjectTag/a', 'a') },
  { code: 'ALLOW_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', rule: 'COND-2', kind: identity, data: true, fails: { ...send, Condition: tagged }, passes: { ...send, Action: ['sqs:*', 's3:*'], Condition: tagged } },
  { code: 'DENY_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', rule: 'COND-2', kind: identity, data: true, fails: { ...send, Effect: 'Deny', Condition: tagged }, passes: { ...send, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'a' } } } },
  { code: 'ALLOW_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', rule: 'POL-13', kind: identity, fails: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*', Condition: tagged }, passes: { ...send, Condition: tagged } },
  { code: 'DENY_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE', rule: 'POL-13', kind: identity, fails: { Effect: 'Deny', NotAction: 'iam:*', Resource: '*', Condition: tagged }, passes: { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' } },

  { code: 'INVALID_VARIABLE_FOR_OPERATOR', rule: 'COND-41', kind: identity, fails: when('NumericEquals', 'aws:MultiFactorAuthAge', '${aws:EpochTime}'), passes: when('StringEquals', 'aws:userid', '${aws:username}') },
  { code: 'VARIABLE_UNSUPPORTED_IN_VERSION', rule: 'COND-42', kind: identity, fails: textOf(named('arn:aws:s3:::b/${aws:username}', allow)).replace('2012', '2008'), passes: named('arn:aws:s3:::b/${aws:username}', allow), at: '$.Statement.Resource' },
  { code: 'MISSING_BRACE_IN_VARIABLE', rule: 'COND-40', kind: identity, fails: named('arn:aws:s3:::b/${aws:username', allow), passes: named('arn:aws:s3:::b/${aws:username}/{a', allow) },
  { code: 'MISSING_QUOTE_IN_VARIABLE', rule: 'COND-45', kind: identity, fails: named('arn:aws:s3:::b/${aws:username, none}', allow), passes: named("arn:aws:s3:::b/${aws:username, 'no}ne'}", allow) },
  { code: 'UNSUPPORTED_SPACE_IN_VARIABLE', rule: 'COND-40', kind: identity, fails: named('arn:aws:s3:::b/${aws: username}', allow), passes: named("arn:aws:s3:::b/${aws:username, 'a b'}", allow) },
  { code: 'UNSUPPORTED_SYMBOL_IN_VARIABLE', rule: 'COND-40', kind: identity, fails: named('arn:aws:s3:::b/${aws:user*}', allow), passes: named('arn:aws:s3:::b/${*}', allow) },
  { code: 'EMPTY_VARIABLE', rule: 'COND-40', kind: identity, fails: named('arn:aws:s3:::b/${}', allow), passes: named('arn:aws:s3:::b/{}', allow) },
];
