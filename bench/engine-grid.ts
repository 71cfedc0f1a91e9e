import { evaluate } from '@octroi/policy';
import { decideGrid } from '@octroi/policy/analyse';
import { ACCOUNT, onlyIdentity, policy, userRequest } from './engine-cases.ts';
import { callsPerSecond, type Figure } from './measure.ts';

/** Forty actions on 250 resources for one principal with ten policies: decided as a grid, and one by one. */
export function gridFigures(): Figure[] {
  const names = ['GetObject', 'PutObject', 'DeleteObject', 'GetObjectTagging', 'PutObjectTagging', 'GetObjectAcl', 'PutObjectAcl', 'RestoreObject'];
  const policies = onlyIdentity(
    Array.from({ length: 10 }, (_, p) =>
      policy(
        Array.from({ length: 20 }, (_, s) => ({
          Effect: s % 9 === 8 ? 'Deny' : 'Allow',
          Action: [`s3:${names[(p + s) % 8]}`, `s3:${names[s % 5]}*`],
          Resource: `arn:aws:s3:::bucket-${(p * 20 + s) % 50}/*`,
          ...(s % 3 === 0 ? { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } } : {}),
        })),
        `policy-${p}`,
      ),
    ),
  );
  const actions = Array.from({ length: 40 }, (_, n) => `s3:${names[n % 8]}${n < 8 ? '' : `Version${n}`}`);
  const resources = Array.from({ length: 250 }, (_, n) => ({ resource: `arn:aws:s3:::bucket-${n % 50}/k${n}`, resourceAccount: ACCOUNT }));
  const cells = actions.length * resources.length;
  const context = new Map([['aws:requestedregion', 'eu-west-1']]);
  const caller = userRequest('s3:GetObject', '*', context);
  const single = (): void => {
    for (const action of actions) for (const { resource } of resources) evaluate({ ...caller, action, resource }, policies);
  };
  const [grid, one] = [() => void decideGrid(caller, actions, resources, policies), single].map((work) => callsPerSecond(work, 0.4, 2).perCpuSecond * cells);
  return [
    { group: 'Engine', name: `a grid of ${actions.length} actions x ${resources.length} resources (decideGrid)`, value: grid!, unit: 'decisions/s' },
    { group: 'Engine', name: 'the same, each cell by evaluate', value: one!, unit: 'decisions/s' },
  ];
}
