import type { ExportType, ResourceType } from '../../../../models/lex-models.gen.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Blobs } from '../../../store/blobs.ts';
import { readDefinition } from '../definition/read-definition.ts';
import { shownIntent } from '../intents/shape.ts';
import { contentOf } from '../shared/content.ts';
import { notFound } from '../shared/errors.ts';
import { INTENT, SLOT_TYPE } from '../shared/kinds.ts';
import { shownSlotType } from '../slot-types/shape.ts';
import { botVersions, bots, intents, intentVersions, slotTypes, slotTypeVersions } from '../tables.ts';
import { mustHaveVersion } from '../versions/find.ts';
import { alexaSkill } from './alexa-format.ts';
import { exportBot, exportIntent, exportSlotType } from './lex-format.ts';

/** Tables that a document is made of. */
export const DOCUMENT_TABLES = [bots, botVersions, intents, intentVersions, slotTypes, slotTypeVersions] as const;

interface Exported {
  readonly name: string;
  /** A number. */
  readonly version: string;
  readonly resourceType: ResourceType;
  readonly exportType: ExportType;
}

/**
 * What the export of a version is: the document, or why there is none.
 * @throws NotFoundException
 */
export async function documentOf({ name, version, resourceType, exportType }: Exported, rows: RowReader, blobs: Blobs): Promise<{ readonly document: object } | { readonly failure: string }> {
  if (resourceType === 'BOT') {
    const definition = await readDefinition(rows, blobs, name, version);
    if (definition === null) throw notFound(`The version ${version} of the bot ${name} does not exist.`);
    return { document: exportType === 'LEX' ? exportBot(definition) : alexaSkill(definition) };
  }
  const document = resourceType === 'INTENT' ? await intentDocument(name, version, rows, blobs) : exportSlotType(await slotType(name, version, rows, blobs));
  return exportType === 'LEX' ? { document } : { failure: 'Only a bot can be exported for the Alexa Skills Kit.' };
}

async function intentDocument(name: string, version: string, rows: RowReader, blobs: Blobs): Promise<object> {
  const row = await mustHaveVersion(INTENT, rows, name, version);
  const used = [];
  for (const [of, at] of row.uses ?? []) used.push(await slotType(of, at, rows, blobs));
  return exportIntent(shownIntent(row, await contentOf(row.content, blobs)), used);
}

async function slotType(name: string, version: string, rows: RowReader, blobs: Blobs) {
  const row = await mustHaveVersion(SLOT_TYPE, rows, name, version);
  return shownSlotType(row, await contentOf(row.content, blobs));
}
