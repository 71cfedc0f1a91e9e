import { strToU8, zipSync } from 'fflate';
import type { ExportType, ResourceType } from '../../../../models/lex-models.gen.ts';

/** The earliest time that a zip can tell: with it the same document is the same archive. */
export const ENTRY_TIME = new Date(1980, 0, 1);

/** A zip with exactly one entry (LEX-EXP-2). */
export function archiveOf(entry: string, text: string): Uint8Array {
  return zipSync({ [entry]: strToU8(text) }, { mtime: ENTRY_TIME });
}

/** The name of the archive's entry: `OrderFlowers_Export.json`; an Alexa skill's is named after the bot (LEX-EXP-2, LEX-EXP-6). */
export function entryName(name: string, exportType: ExportType): string {
  return exportType === 'LEX' ? `${name}_Export.json` : `${name}.json`;
}

const KINDS: Readonly<Record<ResourceType, string>> = { BOT: 'Bot', INTENT: 'Intent', SLOT_TYPE: 'SlotType' };

/** `OrderFlowers_1_<uuid>_Bot_LEX_V1.zip` (LEX-EXP-2). */
export function archiveName(name: string, version: string, resourceType: ResourceType, exportType: ExportType, id: string): string {
  return `${name}_${version}_${id}_${KINDS[resourceType]}_${exportType === 'LEX' ? 'LEX_V1' : exportType}.zip`;
}
