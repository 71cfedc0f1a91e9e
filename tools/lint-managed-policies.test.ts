import { lint } from '@octroi/policy/lint';
import { beforeAll, describe, expect, test } from 'vitest';
import { awsManagedPolicy, awsManagedPolicyIndex } from '../packages/octroi/src/services/iam/managed-policies/load.ts';
import { readActionCatalogue } from '../packages/octroi/src/cli/action-catalogue.ts';
import { readIamData } from './iam-data-adapter.ts';

/** Why AWS's own policies have errors: the subject of the message (the service for actions), by code. */
interface Explanation {
  readonly code: string;
  readonly why: string;
  readonly subjects: readonly string[];
}

const EXPLAINED: readonly Explanation[] = [
  {
    code: 'INVALID_SERVICE_IN_ACTION',
    why: 'services that AWS has ended, or never documented; their actions grant nothing any more',
    subjects: ['builderid', 'datazonecontrol', 'deepcomposer', 'deeplens', 'deepracer', 'elastic-inference', 'iot1click', 'iotroborunner', 'mobilehub', 'sagemaker-groundtruth-synthetic', 'zocalo'],
  },
  { code: 'INVALID_SERVICE', why: 'the same, in condition keys', subjects: ['deepracer'] },
  {
    code: 'INVALID_ACTION',
    why: 'actions that the Service Authorization Reference does not list: renamed, withdrawn or internal. AWS names such policies on its own page',
    subjects: ['budgets', 'cloud9', 'cloudhsm', 'memorydb', 'organizations', 'payments', 'qapps', 'route53-recovery-control-config', 'securityagent'],
  },
  {
    code: 'INVALID_ARN_RESOURCE',
    why: 'ARNs of forms that the reference does not list (collections, resources of other versions of a service), misspellings (`statemachine`), and faults (`arn:aws:kms:*:*::*`)',
    subjects: [
      'appflow', 'apigateway', 'aps', 'autoscaling', 'backup', 'bedrock-agentcore', 'cloudformation', 'cloudwatch', 'config', 'ec2', 'elasticloadbalancing', 'grafana', 'kms', 'logs', 'organizations',
      'pricingplanmanager', 'profile', 'quicksight', 'redshift-serverless', 'robomaker', 'sagemaker', 'secretsmanager', 'securityagent', 'states', 'waf', 'waf-regional',
    ],
  },
  { code: 'MISSING_ARN_ACCOUNT', why: 'public views of Resource Explorer, and a misspelt key', subjects: ['kms', 'resource-explorer-2'] },
  { code: 'INVALID_GLOBAL_CONDITION_KEY', why: 'a key that AWS uses and does not document', subjects: ['aws:PrincipalOrgMasterAccountId'] },
  { code: 'INVALID_SERVICE_CONDITION_KEY', why: 'a key that AWS uses and does not document', subjects: ['lakeformation'] },
  { code: 'MISSING_QUALIFIER', why: 'EventBridge documents the key as a list and compares one value', subjects: ['events:detail-type'] },
  {
    code: 'UNSUPPORTED_ACTION_FOR_CONDITION_KEY',
    why: 'AWS put actions under a condition on a key that, by its reference, they never have',
    subjects: [
      'a4b:amazonId', 'a4b:filters_deviceType', 'application-autoscaling:service-namespace', 'aws-marketplace:AgreementType', 'aws-marketplace:PartyType', 'aws-marketplace:ProductId',
      'codestar-connections:ProviderAction', 'deadline:FarmMembershipLevels', 'deadline:FleetMembershipLevels', 'dms:task-tag/Project', 'ec2:ResourceTag/AmazonMSKConnectManaged', 'ec2:ResourceTag/eks',
      'ec2:ResourceTag/eks:nodegroup-name', 'ec2:Vpc', 'ec2:VpceServiceName', 'glue:LakeFormationPermissions', 'iottwinmaker:linkedServices', 'nimble:ownedBy', 'ram:ResourceShareName',
      'redshift-data:glue-catalog-arn',
    ],
  },
];

interface ErrorOf {
  readonly policy: string;
  readonly code: string;
  readonly subject: string;
}

describe('AWS managed policies', () => {
  const errors: ErrorOf[] = [];
  let policies = 0;

  beforeAll(async () => {
    const data = await readIamData();
    for (const { arn, name } of awsManagedPolicyIndex()) {
      policies += 1;
      for (const { type, code, message } of lint(awsManagedPolicy(arn)!.document, { kind: 'identity', data })) {
        if (type !== 'ERROR') continue;
        const subject = /`([^`]*)`/.exec(message)?.[1] ?? '';
        errors.push({ policy: name, code, subject: code === 'INVALID_ACTION' ? subject.split(':', 1)[0]! : subject });
      }
    }
  });

  test('no policy has an error that is not explained', () => {
    expect(policies).toBeGreaterThan(1000);
    const explained = (error: ErrorOf): boolean => EXPLAINED.some(({ code, subjects }) => code === error.code && subjects.includes(error.subject));
    expect(errors.filter((error) => !explained(error))).toEqual([]);
  });

  test('every explanation is needed', () => {
    const idle = EXPLAINED.flatMap(({ code, subjects }) => subjects.filter((subject) => !errors.some((error) => error.code === code && error.subject === subject)).map((subject) => `${code} ${subject}`));
    expect(idle).toEqual([]);
  });

  test('nine policies in ten have no error at all', () => {
    expect(new Set(errors.map(({ policy }) => policy)).size).toBeLessThan(policies / 10);
  });

  test('without data there is no error: the checks that need it are silent', () => {
    const found = awsManagedPolicyIndex().flatMap(({ arn, name }) => lint(awsManagedPolicy(arn)!.document, { kind: 'identity' }).filter(({ type }) => type === 'ERROR').map(({ code, message }) => `${name} ${code} ${message}`));
    expect(found).toEqual([]);
  });
});

test('the data has what the linter asks of it', async () => {
  const { services, globalKeys, rcpServices, otherKeyPrefixes } = await readIamData();
  expect(services.length).toBeGreaterThan(400);
  const s3 = services.find(({ prefix }) => prefix === 's3')!;
  expect(s3.actions.find(({ name }) => name === 'GetObject')).toMatchObject({ accessLevel: 'Read', resourceTypes: expect.arrayContaining(['object']) });
  expect(services.find(({ prefix }) => prefix === 'iam')!.actions.find(({ name }) => name === 'AttachRolePolicy')!.accessLevel).toBe('Permissions management');
  expect(globalKeys).toContainEqual({ name: 'aws:TagKeys', type: 'ArrayOfString' });
  expect(rcpServices).toContain('sts');
  expect(otherKeyPrefixes).toContain('saml');
});

test('POL-57: a resource type with two forms of ARN is known by each of them', async () => {
  const data = await readIamData();
  const codes = (resource: string) =>
    lint(JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'lex:GetBot', Resource: `arn:aws:lex:eu-west-1:111122223333:${resource}` } }), { kind: 'identity', data }).map(({ code }) => code);
  expect(codes('bot:OrderFlowers')).toEqual([]);
  expect(codes('bot/ABCDEFGHIJ')).toEqual([]);
  expect(codes('robot:OrderFlowers')).toEqual(['INVALID_ARN_RESOURCE']);
});

test('the committed data file is what `npm run generate -- action-catalogue` makes', async () => {
  expect(JSON.stringify(readActionCatalogue()) === JSON.stringify(await readIamData())).toBe(true);
});
