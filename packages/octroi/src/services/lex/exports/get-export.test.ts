import { CreateBotVersionCommand, GetBotCommand, GetExportCommand, PutBotCommand, StartImportCommand, type ExportType, type ResourceType } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { newRequestId } from '../../../gateway/request-id.ts';
import { readArchive } from '../imports/archive.ts';
import { allow, implicitDenial, openLexAccount, refusal } from '../lex-account.fixture.ts';
import { archiveOf } from './archive.ts';
import { ARCHIVE_PATH } from './downloads.ts';
import { EXPORTED_BOTS, exportedText, type ExportedBot } from './exports.fixture.ts';

async function open() {
  let passed = 0;
  const lex = await openLexAccount({ hostClock: () => Date.now() + passed });
  const { world, models } = lex;
  return {
    ...lex,
    later: (millis: number) => void (passed += millis),
    /** Imports an exported bot and makes version 1 of it. */
    async version(name: ExportedBot) {
      await models.send(new StartImportCommand({ payload: archiveOf('a.json', exportedText(name)), resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST' }));
      const { checksum } = await models.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' }));
      await models.send(new CreateBotVersionCommand({ name, checksum }));
    },
    export: async (name: string, { resourceType = 'BOT', exportType = 'LEX', version = '1', client = models }: { resourceType?: ResourceType; exportType?: ExportType; version?: string; client?: typeof models } = {}) => {
      const { $metadata: _, ...shown } = await client.send(new GetExportCommand({ name, version, resourceType, exportType }));
      return shown;
    },
    async fetch(url: string) {
      const { pathname, search } = new URL(url);
      const route = world.gateway.routes.find(({ path }) => path === pathname)!;
      const http = { method: 'GET', path: pathname, query: search.slice(1), headers: [], body: Buffer.alloc(0) };
      return route.answer({ requestId: newRequestId(), http, transport: { sourceIp: null, secure: false, userAgent: null, referer: null }, header: () => undefined });
    },
  };
}

test('LEX-EXP-1, LEX-EXP-3: what was imported is exported, to the byte but for the file\'s layout, by a link that anybody can follow', async () => {
  const { world, version, export: get, fetch } = await open();
  for (const name of EXPORTED_BOTS) {
    await version(name);
    const shown = await get(name);
    expect(shown).toEqual({ name, version: '1', resourceType: 'BOT', exportType: 'LEX', exportStatus: 'READY', url: expect.any(String) });
    const { status, headers, body } = await fetch(shown.url!);
    expect([status, headers['content-type']]).toEqual([200, 'application/zip']);
    expect(headers['content-disposition']).toMatch(new RegExp(`^attachment; filename="${name}_1_[0-9a-f-]{36}_Bot_LEX_V1\\.zip"$`));
    const got = JSON.parse(await readArchive(body as Uint8Array)) as { resource: { slotTypes: { name: string }[] } };
    const wanted = JSON.parse(exportedText(name)) as typeof got;
    const byName = (document: typeof got) => ({ ...document, resource: { ...document.resource, slotTypes: document.resource.slotTypes.toSorted((a, b) => (a.name < b.name ? -1 : 1)) } });
    expect(byName(got)).toEqual(byName(wanted));
  }
  expect(world.faults).toEqual([]);
});

test('LEX-EXP-1: a link ends after five minutes, and none that was not made here is followed', async () => {
  const { world, version, export: get, fetch, later } = await open();
  await version('OrderFlowers');
  const { url } = await get('OrderFlowers');
  later(290_000);
  expect((await fetch(url!)).status).toBe(200);
  later(10_001);
  expect((await fetch(url!)).status).toBe(403);
  for (const wrong of [`http://x${ARCHIVE_PATH}`, `http://x${ARCHIVE_PATH}?token=x`, `${url!.slice(0, -4)}AAAA`]) expect((await fetch(wrong)).status).toBe(403);
  expect(world.faults).toEqual([]);
});

test('LEX-EXP-3: an intent is exported with its slot types, a slot type alone', async () => {
  const { world, version, export: get, fetch } = await open();
  await version('OrderFlowers');
  const intent = await get('OrderFlowers', { resourceType: 'INTENT' });
  const text = JSON.parse(await readArchive((await fetch(intent.url!)).body as Uint8Array)) as { resource: { name: string; slotTypes: object[] } };
  expect([text.resource.name, text.resource.slotTypes]).toEqual(['OrderFlowers', [expect.objectContaining({ name: 'FlowerTypes', version: '1' })]]);
  const slotType = await get('FlowerTypes', { resourceType: 'SLOT_TYPE' });
  expect(JSON.parse(await readArchive((await fetch(slotType.url!)).body as Uint8Array))).toMatchObject({ resource: { name: 'FlowerTypes', enumerationValues: [{ value: 'tulips' }, { value: 'lilies' }, { value: 'roses' }] } });
  expect(world.faults).toEqual([]);
});

test('LEX-EXP-6: $LATEST cannot be exported; a bot can for Alexa, an intent cannot', async () => {
  const { world, version, export: get, fetch } = await open();
  await version('OrderFlowers');
  expect(await refusal(get('OrderFlowers', { version: '$LATEST' }))).toMatch(/^BadRequestException 400: .*'version' failed to satisfy constraint/);
  const alexa = await get('OrderFlowers', { exportType: 'ALEXA_SKILLS_KIT' });
  expect(JSON.parse(await readArchive((await fetch(alexa.url!)).body as Uint8Array))).toMatchObject({ interactionModel: { languageModel: { invocationName: 'order flowers' } } });
  const { url: _, ...failed } = await get('OrderFlowers', { exportType: 'ALEXA_SKILLS_KIT', resourceType: 'INTENT' });
  expect(failed).toEqual({ name: 'OrderFlowers', version: '1', resourceType: 'INTENT', exportType: 'ALEXA_SKILLS_KIT', exportStatus: 'FAILED', failureReason: 'Only a bot can be exported for the Alexa Skills Kit.' });
  expect(world.faults).toEqual([]);
});

test('LEX-EXP-1: what does not exist is not found; whoever may not export is not told', async () => {
  const { world, version, export: get, user, arn } = await open();
  await version('OrderFlowers');
  expect(await refusal(get('OrderFlowers', { version: '2' }))).toBe('NotFoundException 404: The version 2 of the bot OrderFlowers does not exist.');
  expect(await refusal(get('None'))).toBe('NotFoundException 404: The version 1 of the bot None does not exist.');
  expect(await refusal(get('None', { resourceType: 'INTENT' }))).toMatch(/^NotFoundException 404: /);
  const ann = await user('ann', allow('lex:GetExport', arn('intent:OrderFlowers:*')));
  expect(await refusal(get('None', { client: ann.models }))).toBe(implicitDenial(ann.arn, 'lex:GetExport', arn('bot:None:1')));
  expect((await get('OrderFlowers', { resourceType: 'INTENT', client: ann.models })).exportStatus).toBe('READY');
  expect(world.faults).toEqual([]);
});

test('LEX-EXP-3: a bot that was made by hand is exported with what it has, and imported again unchanged', async () => {
  const { world, models, export: get, fetch } = await open();
  await models.send(new PutBotCommand({ name: 'Empty', locale: 'de-DE', childDirected: true, processBehavior: 'SAVE' }));
  await models.send(new CreateBotVersionCommand({ name: 'Empty' }));
  const { body } = await fetch((await get('Empty')).url!);
  const { resource } = JSON.parse(await readArchive(body as Uint8Array)) as { resource: object };
  expect(resource).toEqual({ name: 'Empty', version: '1', intents: [], childDirected: true, locale: 'de-DE', idleSessionTTLInSeconds: 300 });
  const before = (await models.send(new GetBotCommand({ name: 'Empty', versionOrAlias: '$LATEST' }))).checksum;
  await models.send(new StartImportCommand({ payload: body as Uint8Array, resourceType: 'BOT', mergeStrategy: 'OVERWRITE_LATEST' }));
  expect((await models.send(new GetBotCommand({ name: 'Empty', versionOrAlias: '$LATEST' }))).checksum).toBe(before);
  expect(world.faults).toEqual([]);
});
