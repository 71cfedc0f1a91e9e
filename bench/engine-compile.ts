import { compile, parsePolicy, policySize } from '@octroi/policy';
import { ACCOUNT } from './engine-cases.ts';
import { callsPerSecond, type Figure } from './measure.ts';

/** AWS's limit of a managed policy, without white space (POL-90). */
const SIZE = 6144;

/** A policy as long as a managed one may be: statements of a few actions, one or two ARNs and every third with conditions. */
function longPolicy(): string {
  const statement = (n: number): object => ({
    Sid: `Statement${n}`,
    Effect: n % 7 === 3 ? 'Deny' : 'Allow',
    Action: [`s3:GetObject`, `s3:List*`, 'dynamodb:Query'],
    Resource: [`arn:aws:s3:::bucket-${n}/\${aws:username}/*`, `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/orders-${n}`],
    ...(n % 3 === 0 ? { Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] }, IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } } : {}),
  });
  const text = (count: number): string => JSON.stringify({ Version: '2012-10-17', Statement: Array.from({ length: count }, (_, n) => statement(n)) });
  let count = 1;
  while (policySize(text(count + 1)) <= SIZE) count += 1;
  return text(count);
}

/** What it takes to make a policy of full size ready, from its text. */
export function compileFigures(): Figure[] {
  const text = longPolicy();
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error("the bench's own policy does not parse");
  const read = 1e6 / callsPerSecond(() => void parsePolicy(text), 0.3, 50).perCpuSecond;
  const compiled = 1e6 / callsPerSecond(() => void compile(parsed.document), 0.3, 50).perCpuSecond;
  const size = `${policySize(text).toLocaleString('en')} characters, ${parsed.document.statements.length} statements`;
  return [
    { group: 'Engine', name: `compile a policy (${size})`, value: compiled, unit: 'us', aim: '< 150 us', reached: compiled < 150 },
    { group: 'Engine', name: 'the same from its text: parse and compile', value: read + compiled, unit: 'us' },
  ];
}
