import type { GetImportRequest, GetImportResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { notFound } from '../shared/errors.ts';
import { imports } from '../tables.ts';

/** How far an import has come, or why it failed (LEX-IMP-1). Its id belongs to the account. */
export const getImport = reads<GetImportRequest, GetImportResponse>({
  service: 'lex',
  name: 'GetImport',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lex:GetImport', resource: '*' }], asks: () => [askAll('lex:GetImport')] },
  tables: [imports],
  errors: ['NotFoundException'],
  async handle({ input, rows }) {
    const row = await rows.get(imports, [input.importId]);
    if (row === undefined) throw notFound(`The import ${input.importId} does not exist.`);
    const { id, name, resourceType, mergeStrategy, status, failureReason, createdAt } = row;
    return { name, resourceType, mergeStrategy, importId: id, importStatus: status, ...(failureReason === undefined ? {} : { failureReason }), createdDate: new Date(createdAt) };
  },
});
