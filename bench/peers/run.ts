import { cpus } from 'node:os';
import { documentJson, evaluate, type CompiledPolicy, type Policies, type Request } from '@octroi/policy';
import { assumeRoleWork, expectAllowed, smallWork, tenWork } from '../engine-cases.ts';
import { callsPerSecond, type Rate } from '../measure.ts';
import { shown, writePart } from '../page.ts';
import { ask, installPeers } from './install.ts';
import { simulationOf } from './simulation.ts';

/** `npm run bench:peers`: our engine and others on the same work, in one run. */
type Measured = Rate & { readonly how: string };
type Answer = Measured | { readonly how: string; readonly reason: string };

const json = (policy: CompiledPolicy): unknown => documentJson(policy.document);

/** The layers that have to allow, each as a list of documents; the layers of SCPs one by one. */
function layersOf(policies: Policies): unknown[][] {
  const layers = [policies.identity, policies.boundary === null ? [] : [policies.boundary], policies.session, ...policies.scp, policies.resource === null ? [] : [policies.resource]];
  return layers.filter((layer) => layer.length > 0).map((layer) => layer.map(json));
}

function plain({ principal, action, resource, resourceAccount, context }: Request): Record<string, unknown> {
  const own = principal as { arn: string; account: string };
  return { action, resource, resourceAccount, principal: own.arn, account: `arn:aws:iam::${own.account}:root`, context: Object.fromEntries(context as Map<string, string>) };
}

const role = assumeRoleWork();
const works: readonly { readonly name: string; readonly request: Request; readonly policies: Policies; readonly ours: () => void }[] = [
  { name: '(a) 1 policy of 3 statements', ...smallWork(), ours: expectAllowed(smallWork()) },
  { name: '(b) 10 policies of 20 statements', ...tenWork(), ours: expectAllowed(tenWork()) },
  {
    name: '(c) AssumeRole across accounts, all layers, 200 external ids',
    request: role.next(),
    policies: role.policies,
    ours: () => {
      if (evaluate(role.next(), role.policies).effect !== 'Allowed') throw new Error("the bench's own case is denied");
    },
  },
];

const versions = installPeers();
const input = works.map(({ request, policies }) => ({
  request: plain(request),
  layers: layersOf(policies),
  simulation: simulationOf(plain(request) as never, {
    identity: policies.identity.map(json),
    boundary: policies.boundary === null ? null : json(policies.boundary),
    session: policies.session.map(json),
    resource: policies.resource === null ? null : json(policies.resource),
    scp: policies.scp.map((level) => level.map(json)),
    rcp: [],
  }),
}));
const peers: readonly [string, string][] = [
  ['@cloud-copilot/iam-simulate', 'measure-iam-simulate.js'],
  ['@cedar-policy/cedar-wasm', 'measure-cedar.js'],
  ['casbin', 'measure-casbin.js'],
];
const ours = works.map((work): Measured => ({ how: 'evaluate, policies compiled ahead', ...callsPerSecond(work.ours) }));
const answers = peers.map(([name, script]) => ({ name: `${name} ${versions[name]}`, results: ask(script, input) as readonly (readonly Answer[])[] }));

const lines = [
  '## Beside other engines',
  '',
  `Measured by \`npm run bench:peers\` on ${new Date().toISOString().slice(0, 10)}, all in one run on the same machine (${cpus().length} shared cores, Node ${process.versions.node}): decisions for each second of`,
  'processor time, the best of several rounds after a warm-up. Ours and casbin read AWS-like statements compiled or loaded ahead; for Cedar each statement was written',
  "as a Cedar policy and parsed ahead. They are not the same product: iam-simulate explains each decision, Cedar's language is another one, and",
  'casbin is a general matcher. The peers are installed in bench/peers on demand and are no part of what we ship.',
  '',
  '| Work | Engine | How | Decisions/s | Ours is |',
  '|---|---|---|---:|---:|',
];
for (const [at, { name }] of works.entries()) {
  const own = ours[at]!;
  lines.push(`| ${name} | @octroi/policy | ${own.how} | ${shown(own.perCpuSecond)} | |`);
  for (const peer of answers) {
    for (const one of peer.results[at]!) {
      lines.push('reason' in one ? `| | ${peer.name} | ${one.reason} | - | |` : `| | ${peer.name} | ${one.how} | ${shown(one.perCpuSecond)} | ${shown(Math.round(own.perCpuSecond / one.perCpuSecond))} times as fast |`);
    }
  }
}
writePart('peers', lines.join('\n'));
process.stdout.write(`${lines.slice(7).join('\n')}\nwritten to docs/performance.md\n`);
