import type { ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { emptyPage } from './empty-page.ts';

export const listVirtualMFADevices = reads<ListVirtualMFADevicesRequest, ListVirtualMFADevicesResponse>({
  service: 'iam',
  name: 'ListVirtualMFADevices',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListVirtualMFADevices', resource: '*' }],
    asks: () => [{ action: 'iam:ListVirtualMFADevices', resource: '*' }],
  },
  tables: [],
  errors: [],
  handle: (call) => ({ VirtualMFADevices: [], ...emptyPage(call, 'ListVirtualMFADevices') }),
});
