import type { SimulatePolicyResponse, SimulatePrincipalPolicyRequest } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import type { HeldText } from '../principals/held-texts.ts';
import { controlPoliciesOf } from './control-policies.ts';
import { isExcluded } from './exclusions.ts';
import { callerByArn, callerOfSource } from './simulated-caller.ts';
import { givenKeys, type SimulatedCaller } from './simulated-context.ts';
import { accountOfOwner, callerMissing, numbered, pageOfResults, refusedSimulation } from './simulation-input.ts';
import { Simulation, type SimulatedPolicy } from './simulation.ts';
import { askEntityArn, entityNamed, mustHaveSource, notAnEntity, sourceTables } from './source-entity.ts';

export const simulatePrincipalPolicy = reads<SimulatePrincipalPolicyRequest, SimulatePolicyResponse>({
  service: 'iam',
  name: 'SimulatePrincipalPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: (['group', 'role', 'user'] as const).map((resource) => ({ action: 'iam:SimulatePrincipalPolicy', resource })),
    asks: async ({ PolicySourceArn }, context) => [await askEntityArn('iam:SimulatePrincipalPolicy', PolicySourceArn, context)],
  },
  tables: sourceTables,
  errors: ['InvalidInput', 'NoSuchEntity'],
  check: ({ PolicySourceArn }) => (entityNamed(PolicySourceArn) === null ? notAnEntity(PolicySourceArn) : null),
  async handle(call) {
    const { input, rows, home, now } = call;
    const refusal = refusedSimulation(input);
    if (refusal !== null) throw refusal;
    const source = await mustHaveSource(rows, home, input.PolicySourceArn);
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined && source.kind !== 'user') throw callerMissing();
    const attached = source.boundary === null || isExcluded(source.boundary, true, input.PolicyExclusionList) ? null : shown(source.boundary);
    const boundary = numbered('PermissionsBoundaryPolicyInputList', input.PermissionsBoundaryPolicyInputList)[0] ?? attached;
    const hasBoundary = boundary !== null;
    const caller: SimulatedCaller | null = input.CallerArn === undefined ? callerOfSource(source, home, hasBoundary) : await callerByArn(rows, home, input.CallerArn, hasBoundary);
    const held = source.held.filter((policy) => !isExcluded(policy, false, input.PolicyExclusionList));
    const simulation = new Simulation({
      identity: [...held.map(shown), ...numbered('PolicyInputList', input.PolicyInputList)],
      boundary,
      resource: input.ResourcePolicy === undefined ? null : { id: 'ResourcePolicy', text: input.ResourcePolicy },
      scp: await controlPoliciesOf(call.look, home),
      caller,
      resourceOwner: input.ResourceOwner === undefined ? null : accountOfOwner(input.ResourceOwner),
      account: home.account,
      given: givenKeys(input.ContextEntries),
      now,
    });
    return pageOfResults(call, `SimulatePrincipalPolicy:${source.id}`, simulation);
  },
});

/** Results call a managed policy by its name and an inline one by its holder: `role_deploy_own` (IAM-171). */
function shown(held: HeldText): SimulatedPolicy {
  return { id: held.kind === 'managed' ? held.arn.slice(held.arn.lastIndexOf('/') + 1) : `${held.holder}_${held.holderName}_${held.name}`, text: held.text };
}
