import type { ListCodeSigningConfigsRequest, ListCodeSigningConfigsResponse } from '../../../../models/lambda.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { limitOf, pageOf, readMarker } from '../shared/pages.ts';
import { codeSigningConfigs } from './tables.ts';
import { codeSigningConfig } from './shape.ts';

export const listCodeSigningConfigs = reads<ListCodeSigningConfigsRequest, ListCodeSigningConfigsResponse>({
  service: 'lambda',
  name: 'ListCodeSigningConfigs',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:ListCodeSigningConfigs', resource: '*' }],
    asks: () => [{ action: 'lambda:ListCodeSigningConfigs', resource: '*' }],
  },
  tables: [codeSigningConfigs],
  errors: ['InvalidParameterValueException'],
  async handle({ input, rows, home }) {
    const limit = limitOf(input.MaxItems);
    const after = readMarker(input.Marker, 1);
    const found = await rows.list(codeSigningConfigs, { limit: limit + 1, ...(after === undefined ? {} : { after }) });
    const { shown, next } = pageOf(found, limit, (entry) => entry.id);
    return { CodeSigningConfigs: shown.map((entry) => codeSigningConfig(entry.id[0]!, entry.row, home)), ...next };
  },
});
