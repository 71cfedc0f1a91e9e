import type { ActionCatalogue } from '../catalogue.ts';
import type { FindingCode, LintKind } from '../finding.ts';

/** One check: a policy that it finds fault with, and its neighbour that is free of that fault. */
export interface Case {
  readonly code: FindingCode;
  readonly rule: string;
  readonly kind: LintKind;
  /** A statement, several, or the text of a whole document. */
  readonly fails: unknown;
  readonly passes: unknown;
  /** JSON path of the finding, where it is not plain. */
  readonly at?: string;
  readonly data?: true;
  readonly resourceType?: string;
}

export const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/k' };
export const trust = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'sts:AssumeRole' };
export const bucket = { ...allow, Principal: { AWS: '111122223333' } };
export const rcp = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' };
export const ACCOUNT = '111122223333';
export const when = (operator: string, key: string, value: unknown): object => ({ ...allow, Condition: { [operator]: { [key]: value } } });

/** The text of a document with these statements. */
export function textOf(statements: unknown): string {
  return typeof statements === 'string' ? statements : JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

/** A small part of AWS, as `lint` takes it. */
export const catalogue: ActionCatalogue = {
  services: [
    {
      prefix: 's3',
      actions: [
        { name: 'GetObject', accessLevel: 'Read', resourceTypes: ['object'], conditionKeys: ['s3:ExistingObjectTag/<key>'] },
        { name: 'ListBucket', accessLevel: 'List', resourceTypes: ['bucket'], conditionKeys: ['s3:prefix'] },
      ],
      resourceTypes: [
        { name: 'bucket', arn: 'arn:${Partition}:s3:::${BucketName}', conditionKeys: ['aws:ResourceTag/${TagKey}'] },
        { name: 'object', arn: 'arn:${Partition}:s3:::${BucketName}/${ObjectName}', conditionKeys: [] },
      ],
      conditionKeys: [{ name: 's3:ExistingObjectTag/<key>', type: 'String' }, { name: 's3:prefix', type: 'String' }],
    },
    {
      prefix: 'sqs',
      actions: [{ name: 'SendMessage', accessLevel: 'Write', resourceTypes: ['queue'], conditionKeys: [] }],
      resourceTypes: [{ name: 'queue', arn: 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}', conditionKeys: ['aws:ResourceTag/${TagKey}'] }],
      conditionKeys: [],
    },
    {
      prefix: 'lambda',
      actions: [{ name: 'InvokeFunction', accessLevel: 'Write', resourceTypes: ['function'], conditionKeys: [] }],
      resourceTypes: [{ name: 'function', arn: 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}', conditionKeys: [] }],
      conditionKeys: [],
    },
    {
      prefix: 'iam',
      actions: [{ name: 'PassRole', accessLevel: 'Write', resourceTypes: ['role'], conditionKeys: ['iam:AssociatedResourceArn', 'iam:PassedToService'] }],
      resourceTypes: [{ name: 'role', arn: 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}', conditionKeys: [] }],
      conditionKeys: [{ name: 'iam:AssociatedResourceArn', type: 'ARN' }, { name: 'iam:PassedToService', type: 'String' }],
    },
  ],
  globalKeys: [
    { name: 'aws:MultiFactorAuthPresent', type: 'Bool' },
    { name: 'aws:PrincipalArn', type: 'ARN' },
    { name: 'aws:PrincipalTag/tag-key', type: 'String' },
    { name: 'aws:ResourceTag/tag-key', type: 'String' },
    { name: 'aws:TagKeys', type: 'ArrayOfString' },
  ],
  otherKeyPrefixes: ['saml'],
  rcpServices: ['s3', 'sqs'],
};
