import type { Token } from '../match/glob.ts';
import { ANY, wildcards } from '../match/glob.ts';
import { isVariable, partsOf } from '../match/variable.ts';
import { redundant } from './actions.ts';
import { arnFields } from './arn.ts';
import type { ArnFormat } from './catalogue.ts';
import { beginAlike, covers, globFor, hasWildcard, intersect, stepsOf } from './cover.ts';
import type { Linting, StatementCheck } from './linting.ts';
import { spend, SPENT } from './linting.ts';
import type { Text } from './reading.ts';
import { clip } from './reading.ts';

/** POL-20. */
const PARTITIONS = new Set(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc']);
const REGION = /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$/;
/** Owners that stand in place of an account: AWS itself, and images that others publish. */
const OWNERS = new Set(['aws', 'aws-managed', 'amazon', 'aws-marketplace', 'self', 'cloudfront']);
/** POL-57. */
const IAM_RESOURCE = /^(?:\*$|root$|(?:user|federated-user|role|group|instance-profile|mfa|server-certificate|policy|sms-mfa|saml-provider|oidc-provider|report|access-report|role-template)\/)/;

/** A wildcard or a variable stands there, so the text itself says nothing. */
const isOpen = (text: string): boolean => hasWildcard(text) || text.includes('${');

/** The resource part of an ARN as a pattern; each variable may be anything. */
function tokensOf(text: string): Token[] {
  return partsOf(text).flatMap((part): Token[] => (typeof part === 'string' ? wildcards(part) : isVariable(part) ? [ANY] : [part.literal]));
}

interface Arn {
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

function arnOf(text: string): Arn {
  const parts = arnFields(text);
  return { service: parts[2] ?? '', region: parts[3] ?? '', account: parts[4] ?? '', resource: parts.slice(5).join(':') };
}

/** A longer one is not compared with the formats: no resource has such a name. */
const MAX_COMPARED = 1024;

/** Compares an ARN with the documented formats of its service. */
function checkFormat(at: Text, arn: Arn, formats: readonly ArnFormat[], { report, budget }: Linting): void {
  if (arn.resource.length > MAX_COMPARED) return report('INVALID_ARN_RESOURCE', at, `a resource of more than ${MAX_COMPARED} characters fits no format of \`${clip(arn.service)}\``);
  const steps = stepsOf(tokensOf(arn.resource));
  const near = formats.filter((format) => beginAlike(steps, format.steps));
  if (!spend(budget, formats.length + near.reduce((sum, format) => sum + steps.length * format.steps.length, 0))) return report('INVALID_ARN_RESOURCE', at, SPENT);
  const fitting = near.filter((format) => intersect(steps, format.steps));
  if (fitting.length === 0) return report('INVALID_ARN_RESOURCE', at, `no resource of \`${clip(arn.service)}\` has an ARN that ends in \`${clip(arn.resource)}\``);
  // A `*` also stands for nothing, but IAM and S3 refuse it (POL-57).
  const noRegion = arn.service === 'iam' || arn.service === 's3' ? arn.region !== '' : !/^\**$/.test(arn.region);
  if (noRegion && fitting.every(({ region }) => region === '')) report('ARN_REGION_NOT_ALLOWED', at, `the ARNs of this resource of \`${clip(arn.service)}\` name no Region`);
  if (!/^\**$/.test(arn.account) && fitting.every(({ account }) => account === '')) report('ARN_ACCOUNT_NOT_ALLOWED', at, `the ARNs of this resource of \`${clip(arn.service)}\` name no account`);
  if (arn.region === '' && fitting.every(({ region }) => region !== '')) report('MISSING_ARN_REGION', at, `the ARNs of this resource of \`${clip(arn.service)}\` name a Region, or \`*\``);
  // The documents that AWS publishes have no account.
  if (arn.account === '' && arn.service !== 'ssm' && fitting.every(({ account }) => account !== '')) report('MISSING_ARN_ACCOUNT', at, `the ARNs of this resource of \`${clip(arn.service)}\` name an account, or \`*\``);
}

/** POL-57: what else is known of IAM and S3 without data. */
function checkKnown(at: Text, arn: Arn, { report }: Linting): void {
  if (arn.service === 'iam' && arn.region !== '') report('ARN_REGION_NOT_ALLOWED', at, 'an ARN of IAM names no Region');
  if (arn.service === 's3' && !/[/*:$]/.test(arn.resource)) {
    if (arn.region !== '') report('ARN_REGION_NOT_ALLOWED', at, 'the ARN of a bucket names no Region');
    if (!/^\**$/.test(arn.account)) report('ARN_ACCOUNT_NOT_ALLOWED', at, 'the ARN of a bucket names no account');
  }
}

/** POL-14, POL-55 to POL-57. */
function checkResource(at: Text, lint: Linting): void {
  const { value } = at;
  const { report } = lint;
  if (value === '*') return;
  if (!value.startsWith('arn:')) return report('INVALID_ARN_PREFIX', at, `\`${clip(value)}\` is neither \`*\` nor an ARN; ARNs begin with \`arn:\``);
  if (arnFields(value).length < 6) return report('MISSING_ARN_FIELD', at, `\`${clip(value)}\` has fewer than the six fields arn:partition:service:region:account:resource`);
  const partition = value.split(':', 2)[1] ?? '';
  const arn = arnOf(value);
  if (!isOpen(partition) && !PARTITIONS.has(partition)) report('INVALID_PARTITION', at, `there is no partition \`${clip(partition)}\``);
  if (!isOpen(arn.region) && arn.region !== '' && !REGION.test(arn.region)) report('INVALID_ARN_REGION', at, `\`${clip(arn.region)}\` is no Region`);
  if (!isOpen(arn.account) && arn.account !== '' && !OWNERS.has(arn.account) && !/^[0-9]{12}$/.test(arn.account)) report('INVALID_ARN_ACCOUNT', at, `\`${clip(arn.account)}\` is no account id of 12 digits`);
  if (isOpen(arn.service)) return report('WILDCARD_IN_SERVICE_NAME', at, 'a wildcard in the service of an ARN may take in services that nobody thought of');
  if (arn.service !== arn.service.toLowerCase()) return report('INVALID_ARN_SERVICE_CASE', at, `the service in an ARN is in lower case: \`${clip(arn.service.toLowerCase())}\``);
  // IAM refuses a pattern for the type, even one that would match (POL-16b).
  if (arn.service === 'iam' && !IAM_RESOURCE.test(arn.resource)) return report('INVALID_ARN_RESOURCE', at, `no resource of IAM has an ARN that ends in \`${clip(arn.resource)}\``);
  const formats = lint.data?.arns.get(arn.service);
  if (formats !== undefined) checkFormat(at, arn, formats, lint);
  else if (lint.data !== null && !lint.data.services.has(arn.service)) report('INVALID_ARN_RESOURCE', at, `no ARN names a service \`${clip(arn.service)}\``);
  else checkKnown(at, arn, lint);
}

/** Compares two resource patterns; those that differ before the sixth part are not compared further (POL-16). */
function resourceCovering(outer: string): (inner: string) => boolean {
  if (outer === '*') return () => true;
  const parts = outer.split(':');
  const head = `${parts.slice(0, 5).join(':')}:`;
  if (parts.length < 6 || outer.includes('${')) return () => false;
  const rest = outer.slice(head.length);
  const glob = globFor(rest);
  return (inner) => inner.startsWith(head) && covers(rest, glob, inner.slice(head.length));
}

/** The checks of Resource and NotResource. */
export const checkResources: StatementCheck = (statement, lint) => {
  for (const list of [statement.resources, statement.notResources]) {
    if (list === null) continue;
    for (const resource of list) checkResource(resource, lint);
    for (const [text, other] of redundant(list, (value) => value, resourceCovering, lint.spare)) {
      lint.report('REDUNDANT_RESOURCE', text, `\`${clip(text.value)}\` adds nothing to \`${clip(other.value)}\``);
    }
  }
};
