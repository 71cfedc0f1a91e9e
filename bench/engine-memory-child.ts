import { evaluate, type Policies } from '@octroi/policy';
import { ACCOUNT, onlyIdentity, policy } from './engine-cases.ts';

/** The engine with 100,000 principals that share 1,000 managed policies, ten each; each has asked once. Prints megabytes. */
const PRINCIPALS = 100_000;
const MANAGED = 1000;
const EACH = 10;

const managed = Array.from({ length: MANAGED }, (_, p) =>
  policy(
    Array.from({ length: 8 }, (_, s) => ({
      Sid: `Statement${s}`,
      Effect: s === 7 ? 'Deny' : 'Allow',
      Action: [`service${(p + s) % 200}:Get*`, `service${(p + s) % 200}:List*`, `service${(p + s) % 200}:Put${s}`],
      Resource: [`arn:aws:service${(p + s) % 200}:*:${ACCOUNT}:thing/${p}-${s}/*`],
      ...(s % 3 === 0 ? { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } } : {}),
    })),
    `arn:aws:iam::${ACCOUNT}:policy/managed-${p}`,
  ),
);
const before = process.memoryUsage.rss();
const context = new Map([['aws:requestedregion', 'eu-west-1']]);
const held: Policies[] = [];
let allowed = 0;
for (let n = 0; n < PRINCIPALS; n += 1) {
  const policies = onlyIdentity(Array.from({ length: EACH }, (_, at) => managed[(n * 7 + at * 101) % MANAGED]!));
  held.push(policies);
  const first = (n * 7) % MANAGED;
  const principal = { kind: 'user', account: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:user/u${n}`, id: `AIDA${n}` } as const;
  const request = { principal, action: `service${first % 200}:GetThing`, resource: `arn:aws:service${first % 200}:eu-west-1:${ACCOUNT}:thing/${first}-0/x`, resourceAccount: ACCOUNT, context };
  for (let round = 0; round < 2; round += 1) if (evaluate(request, policies).effect === 'Allowed') allowed += 1;
}
if (allowed !== 2 * PRINCIPALS || held.length !== PRINCIPALS) throw new Error(`only ${allowed} of the bench's own requests are allowed`);
process.stdout.write(JSON.stringify({ managed: before / 2 ** 20, all: process.memoryUsage.rss() / 2 ** 20 }));
