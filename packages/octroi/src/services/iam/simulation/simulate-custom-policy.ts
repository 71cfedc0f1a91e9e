import type { SimulateCustomPolicyRequest, SimulatePolicyResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { users } from '../tables.ts';
import { refusalOf } from './documents.ts';
import { callerByArn } from './simulated-caller.ts';
import { givenKeys } from './simulated-context.ts';
import { accountOfOwner, callerMissing, numbered, pageOfResults, refusedSimulation } from './simulation-input.ts';
import { Simulation } from './simulation.ts';

export const simulateCustomPolicy = reads<SimulateCustomPolicyRequest, SimulatePolicyResponse>({
  service: 'iam',
  name: 'SimulateCustomPolicy',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:SimulateCustomPolicy', resource: '*' }],
    asks: () => [{ action: 'iam:SimulateCustomPolicy', resource: '*' }],
  },
  tables: [users],
  errors: ['InvalidInput'],
  async handle(call) {
    const { input, rows, home, now } = call;
    const refusal = refusedSimulation(input);
    if (refusal !== null) throw refusal;
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined) throw callerMissing();
    const levels = (input.OrderedOrganizationPolicyInputList ?? []).map(({ ServiceControlPolicyInputList }) => ServiceControlPolicyInputList ?? []);
    for (const level of levels) {
      const refused = refusalOf(level, 'scp');
      if (refused !== null) throw refused;
    }
    const boundary = numbered('PermissionsBoundaryPolicyInputList', input.PermissionsBoundaryPolicyInputList)[0] ?? null;
    const simulation = new Simulation({
      identity: numbered('PolicyInputList', input.PolicyInputList),
      boundary,
      resource: input.ResourcePolicy === undefined ? null : { id: 'ResourcePolicy', text: input.ResourcePolicy },
      scp: levels.map((level, index) => numbered(`OrderedOrganizationPolicyInputList.${index + 1}.ServiceControlPolicyInputList`, level)),
      caller: input.CallerArn === undefined ? null : await callerByArn(rows, home, input.CallerArn, boundary !== null),
      resourceOwner: input.ResourceOwner === undefined ? null : accountOfOwner(input.ResourceOwner),
      account: home.account,
      given: givenKeys(input.ContextEntries),
      now,
    });
    return pageOfResults(call, 'SimulateCustomPolicy', simulation);
  },
});
