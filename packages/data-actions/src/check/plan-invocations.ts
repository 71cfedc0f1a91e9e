import { parseFunctionArn, type FunctionArn } from '../regions/arns.ts';
import type { CheckSubject, Mend, Probe } from './types.ts';
import { wantedPermission } from './wanted.ts';

/** A name and a version that no account has by chance: nothing answers to them, so asking about them does nothing. */
const OTHER_FUNCTION = 'octroi-check-another-function';
const OTHER_QUALIFIER = 'octroi-check';

const arnOf = ({ partition, region, account, name, qualifier }: Omit<FunctionArn, 'text'>): string =>
  `arn:${partition}:lambda:${region}:${account}:function:${name}${qualifier === null ? '' : `:${qualifier}`}`;

/** Another Region of the same partition. */
function otherRegion({ partition, region }: FunctionArn): string {
  const two = partition === 'aws-us-gov' ? ['us-gov-west-1', 'us-gov-east-1'] : partition === 'aws-cn' ? ['cn-north-1', 'cn-northwest-1'] : partition === 'aws' ? ['us-east-1', 'eu-west-1'] : [`${region.replace(/\d+$/, '')}9`];
  return two.find((candidate) => candidate !== region)!;
}

/** What a session of the role may do with functions. Invocations are dry runs: they are decided and run nothing. */
export function invocationProbes(subject: CheckSubject): Probe[] {
  if (subject.functionArn === null) return [];
  const arn = parseFunctionArn(subject.functionArn);
  if (arn === null) throw new Error(`\`${subject.functionArn}\` is not the ARN of a Lambda function`);
  const enough: Mend = { text: 'the permission policy of the role may hold this statement and no other', policy: wantedPermission(subject.functionArn) };
  const far = arn.region === subject.region ? '' : `, from ${subject.region} to ${arn.region}`;
  return [
    {
      id: 'invoke',
      section: 'function',
      title: `invoke the function${far}`,
      request: { kind: 'invoke', functionArn: subject.functionArn },
      expected: 'allowed',
      rule: far === '' ? 'GEN-52' : 'GEN-10',
      meaning: 'the role may be assumed but not invoke the function',
      mend: { text: 'the role needs this statement in a permission policy; the ARN is compared whole, alias or version with it', policy: wantedPermission(subject.functionArn) },
    },
    ...qualifierProbes(arn),
    ...widerProbes(arn, enough),
  ];
}

/** GEN-57: an ARN with an alias or version is another resource than the one without. */
function qualifierProbes(arn: FunctionArn): Probe[] {
  const probe = (id: string, title: string, functionArn: string): Probe => ({
    id,
    section: 'function',
    title,
    request: { kind: 'invoke', functionArn },
    expected: 'either',
    rule: 'GEN-57',
    meaning: `an action whose request URL is \`${functionArn}\` is refused; give the role that ARN too if you need it`,
    mend: { text: 'to use it, the permission policy of the role needs this statement', policy: wantedPermission(functionArn) },
  });
  if (arn.qualifier !== null) return [probe('unqualified', 'the same function without alias or version', arnOf({ ...arn, qualifier: null }))];
  return [probe('alias', 'an alias of the function', arnOf({ ...arn, qualifier: OTHER_QUALIFIER })), probe('version', 'a version of the function', arnOf({ ...arn, qualifier: '1' }))];
}

/** GEN-3: the policy names one action and one ARN. */
function widerProbes(arn: FunctionArn, mend: Mend): Probe[] {
  const plain = { ...arn, qualifier: null };
  const invoke = (id: string, title: string, functionArn: string, meaning: string): Probe => ({ id, section: 'permissions', title, expected: 'refused', rule: 'GEN-3', meaning, mend, request: { kind: 'invoke', functionArn } });
  const call = (id: string, action: 'lambda:GetFunction' | 'lambda:ListFunctions' | 'lambda:DeleteFunction' | 'lambda:GetPolicy', functionArn: string, meaning: string): Probe => ({
    id, section: 'permissions', title: action, expected: 'refused', rule: 'GEN-3', meaning, mend, request: { kind: 'lambda', action, functionArn },
  });
  const other = arnOf({ ...plain, name: OTHER_FUNCTION });
  return [
    invoke('another-function', 'another function', other, 'the role may invoke every function of the account: its policy allows InvokeFunction on a wildcard'),
    invoke('same-prefix', 'a function whose name begins the same', arnOf({ ...plain, name: `${arn.name.slice(0, 57)}-octroi` }), 'the role may invoke functions whose names begin like this one: the ARN in its policy ends in a wildcard'),
    invoke('another-region', 'the function of the same name in another Region', arnOf({ ...plain, region: otherRegion(arn) }), 'the role may invoke functions in other Regions: the Region in its policy is a wildcard'),
    call('read-code', 'lambda:GetFunction', arnOf(plain), 'the role may read the code and the configuration of the function'),
    call('read-policy', 'lambda:GetPolicy', arnOf(plain), 'the role may read who else may invoke the function'),
    call('list-functions', 'lambda:ListFunctions', arnOf(plain), 'the role may list every function of the account'),
    call('delete-function', 'lambda:DeleteFunction', other, 'the role may delete functions'),
  ];
}
