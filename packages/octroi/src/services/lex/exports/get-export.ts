import type { GetExportRequest, GetExportResponse } from '../../../../models/lex-models.gen.ts';
import { effect, reads } from '../../../kernel/operation.ts';
import { askBot, askIntent, askSlotType } from '../shared/asks.ts';
import { archiveName, archiveOf, entryName } from './archive.ts';
import { documentOf, DOCUMENT_TABLES } from './document-of.ts';
import { archiveDownloads } from './downloads.ts';
import { exportText } from './lex-format.ts';

/**
 * Exports a version of a bot, an intent or a slot type, with what it is made of, and gives a link to the archive (LEX-EXP-1). It is done
 * when the request has ended, so that no client waits. What a bot is made of is not authorised one by one.
 */
export const getExport = reads<GetExportRequest, GetExportResponse>({
  service: 'lex',
  name: 'GetExport',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:GetExport', resource: 'bot version' }, ...['intent version', 'slottype version'].map((resource) => ({ action: 'lex:GetExport', resource, when: 'one is exported alone' }))],
    async asks({ name, version, resourceType }, context) {
      if (resourceType === 'BOT') return [await askBot('lex:GetExport', name, context, {}, version)];
      return [resourceType === 'INTENT' ? askIntent('lex:GetExport', name, context, {}, version) : askSlotType('lex:GetExport', name, context, version)];
    },
  },
  tables: DOCUMENT_TABLES,
  errors: ['NotFoundException'],
  async handle({ input, rows, blobs, ids }) {
    const { name, version, resourceType, exportType } = input;
    const made = await documentOf(input, rows, blobs);
    const shown = { name, version, resourceType, exportType };
    if ('failure' in made) return { ...shown, exportStatus: 'FAILED', failureReason: made.failure };
    const archive = archiveOf(entryName(name, exportType), exportText(made.document));
    const fileName = archiveName(name, version, resourceType, exportType, ids.uuid());
    return effect(async (outside) => {
      const blob = await outside.blobs.put(archive);
      return { ...shown, exportStatus: 'READY', url: outside.use(archiveDownloads).link({ blob, fileName }) };
    });
  },
});
