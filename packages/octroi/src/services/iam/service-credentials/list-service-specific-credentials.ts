import type { ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse } from '../../../../models/iam.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { askOwner, ownerOf } from '../access-keys/owner.ts';
import { askAll } from '../shared/asks.ts';
import { pageOfRows } from '../shared/pagination.ts';
import { entities, users } from '../tables.ts';
import { mustBeService } from './services.ts';
import { listedCredential } from './shape.ts';
import { serviceCredentials } from './tables.ts';

export const listServiceSpecificCredentials = reads<ListServiceSpecificCredentialsRequest, ListServiceSpecificCredentialsResponse>({
  service: 'iam',
  name: 'ListServiceSpecificCredentials',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'iam:ListServiceSpecificCredentials', resource: 'user' }],
    asks: async ({ UserName, AllUsers }, context) => [AllUsers === true ? askAll('iam:ListServiceSpecificCredentials', 'user', context) : await askOwner('iam:ListServiceSpecificCredentials', UserName, context)],
  },
  tables: [users, entities, serviceCredentials],
  errors: ['NoSuchEntity', 'NotSupportedService'],
  async handle(call) {
    const { input, rows, caller } = call;
    const under = input.AllUsers === true ? [] : [(await ownerOf(rows, input.UserName, caller)).id];
    const service = input.ServiceName === undefined ? undefined : mustBeService(input.ServiceName);
    const { items, more } = await pageOfRows(call, 'ListServiceSpecificCredentials', serviceCredentials, { under, ...(service === undefined ? {} : { keep: (row) => row.service === service }) });
    return { ServiceSpecificCredentials: await Promise.all(items.map(async ({ id, row }) => listedCredential(await nameOf(rows, id[0]!), row))), ...more };
  },
});

/** A user stays while it has such credentials (IAM-31). */
async function nameOf(rows: RowReader, userId: string): Promise<string> {
  const entity = await rows.get(entities, [userId]);
  if (entity === undefined) throw new Error(`a service-specific credential names ${userId}, which does not exist`);
  return entity.name;
}
