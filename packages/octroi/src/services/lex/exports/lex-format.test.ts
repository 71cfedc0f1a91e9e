import { expect, test } from 'vitest';
import { unzipSync, strFromU8 } from 'fflate';
import { readArchive } from '../imports/archive.ts';
import { readDocument } from '../imports/document.ts';
import { lookAlikes } from '../imports/look-alikes.fixture.ts';
import { archiveName, archiveOf, entryName } from './archive.ts';
import { definitionOf, EXPORTED_BOTS, exportedBot, exportedText } from './exports.fixture.ts';
import { exportBot, exportIntent, exportSlotType, exportText, LEX_METADATA } from './lex-format.ts';

const again = (text: string): string => JSON.stringify(JSON.parse(text), null, 2);

test('LEX-EXP-3: what Lex exported, read and written again, is the same to the byte', () => {
  for (const name of EXPORTED_BOTS) expect(exportText(exportBot(exportedBot(name)))).toBe(again(exportedText(name)));
});

test('LEX-EXP-4: intents and slot types are embedded in full; what is absent is left out, never null', () => {
  for (const document of Object.values(lookAlikes)) {
    const { version } = document.resource as { version?: string };
    const text = exportText(exportBot(definitionOf(readDocument(JSON.stringify(document), 'BOT'), version!)));
    expect(JSON.parse(text)).toEqual(document);
    expect(text).not.toContain('null');
  }
});

test('LEX-EXP-3: an intent comes with its slot types, a slot type alone', () => {
  const { intents, slotTypes } = exportedBot('OrderFlowers');
  const types = Object.values(slotTypes);
  const intent = exportIntent(intents[0]!, types);
  expect(Object.keys(intent.resource)).toEqual(['description', 'rejectionStatement', 'name', 'version', 'fulfillmentActivity', 'sampleUtterances', 'slots', 'confirmationPrompt', 'slotTypes']);
  expect(exportSlotType(types[0]!)).toEqual({ metadata: LEX_METADATA, resource: (intent.resource['slotTypes'] as object[])[0] });
  expect('slotTypes' in exportIntent(intents[0]!, []).resource).toBe(false);
  expect(readDocument(exportText(intent), 'INTENT').intents[0]!.put.name).toBe('OrderFlowers');
  expect(readDocument(exportText(exportSlotType(types[0]!)), 'SLOT_TYPE').name).toBe('FlowerTypes');
});

test('LEX-EXP-2: an archive has one entry, is named after resource and version, and is the same for the same document', async () => {
  const text = exportText(exportBot(exportedBot('OrderFlowers')));
  const archive = archiveOf(entryName('OrderFlowers', 'LEX'), text);
  expect(Object.entries(unzipSync(archive)).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([['OrderFlowers_Export.json', text]]);
  expect(await readArchive(archive)).toBe(text);
  expect(archiveOf('a', text)).toEqual(archiveOf('a', text));
  expect((['BOT', 'INTENT', 'SLOT_TYPE'] as const).map((type) => archiveName('OrderFlowers', '2', type, 'LEX', 'id'))).toEqual([
    'OrderFlowers_2_id_Bot_LEX_V1.zip', 'OrderFlowers_2_id_Intent_LEX_V1.zip', 'OrderFlowers_2_id_SlotType_LEX_V1.zip',
  ]);
});
