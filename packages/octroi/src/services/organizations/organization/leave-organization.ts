import { askAll } from '../shared/asks.ts';
import { writesOrganization } from '../shared/define.ts';
import { leave, leaveTables } from '../shared/leave.ts';

export const leaveOrganization = writesOrganization<object, object>({
  name: 'LeaveOrganization',
  level: 'Write',
  who: 'members',
  access: {
    kind: 'asks',
    declares: [{ action: 'organizations:LeaveOrganization', resource: '*' }],
    asks: () => [askAll('organizations:LeaveOrganization')],
  },
  tables: leaveTables,
  errors: ['MasterCannotLeaveOrganizationException', 'ConstraintViolationException'],
  async handle({ organization, account, shared }) {
    await leave(shared, organization, account);
    return {};
  },
});
