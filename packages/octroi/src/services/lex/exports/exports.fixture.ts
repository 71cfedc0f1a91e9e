import { readFileSync } from 'node:fs';
import { slotTypeKey, type BotDefinition } from '../definition/types.ts';
import { readDocument, type ImportDocument } from '../imports/document.ts';

/** Bots that Amazon Lex V1 exported (fixtures/NOTICE.md). */
export const EXPORTED_BOTS = ['BookTrip', 'OrderFlowers', 'ScheduleAppointment'] as const;

export type ExportedBot = (typeof EXPORTED_BOTS)[number];

export function exportedText(name: ExportedBot): string {
  return readFileSync(new URL(`fixtures/${name}_Export.json`, import.meta.url), 'utf8');
}

/** The bot of an export as the dialog and the understanding read it, under the version numbers of the file. */
export function exportedBot(name: ExportedBot): BotDefinition {
  return definitionOf(readDocument(exportedText(name), 'BOT'), '1');
}

/** What a document defines, as if it had been imported under its own version numbers. */
export function definitionOf(document: ImportDocument, version: string): BotDefinition {
  if (document.bot === undefined) throw new Error(`${document.name} is no bot`);
  return {
    bot: { ...document.bot, version },
    intents: document.intents.map((intent) => ({ ...intent.put, version: intent.version })),
    slotTypes: Object.fromEntries(document.slotTypes.map((type) => [slotTypeKey(type.put.name, type.version), { ...type.put, version: type.version }])),
  };
}
