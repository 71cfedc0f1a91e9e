import { GetBotCommand, GetMigrationCommand, GetMigrationsCommand, PutBotCommand, StartMigrationCommand, type GetMigrationsRequest, type StartMigrationRequest } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { newRequestId } from '../../../gateway/request-id.ts';
import { unzipSync } from 'fflate';
import { allow, implicitDenial, openLexAccount, refusal } from '../lex-account.fixture.ts';

async function open() {
  const lex = await openLexAccount();
  const { models, root } = lex;
  const role = `arn:aws:iam::${root.accountId}:role/service/v2`;
  for (const name of ['Shop', 'Desk']) await models.send(new PutBotCommand({ name, locale: 'en-GB', childDirected: false, processBehavior: 'SAVE', abortStatement: { messages: [{ contentType: 'PlainText', content: 'Sorry.' }] } }));
  return {
    ...lex,
    role,
    start: (more: Partial<StartMigrationRequest> = {}, client = models) => client.send(new StartMigrationCommand({ v1BotName: 'Shop', v1BotVersion: '$LATEST', v2BotName: 'Shop-2', v2BotRole: role, migrationStrategy: 'CREATE_NEW', ...more })),
    get: async (migrationId: string | undefined) => {
      const { $metadata: _, ...shown } = await models.send(new GetMigrationCommand({ migrationId }));
      return shown;
    },
    list: (input: GetMigrationsRequest = {}) => models.send(new GetMigrationsCommand(input)),
  };
}

test('LEX-MIG-1: a migration is begun, asked for, and done', async () => {
  const { world, start, get, role } = await open();
  const { $metadata, ...begun } = await start();
  expect($metadata.httpStatusCode).toBe(202);
  const facts = { v1BotName: 'Shop', v1BotVersion: '$LATEST', v1BotLocale: 'en-GB', v2BotRole: role, migrationStrategy: 'CREATE_NEW', migrationTimestamp: expect.any(Date) };
  expect(begun).toEqual({ ...facts, migrationId: expect.stringMatching(/^[0-9A-Z]{10}$/), v2BotId: expect.stringMatching(/^[0-9A-Z]{10}$/) });
  expect(await get(begun.migrationId)).toEqual({ ...begun, migrationStatus: 'COMPLETED', alerts: expect.any(Array) });
  expect(await refusal(get('AAAAAAAAAA'))).toBe('NotFoundException 404: The migration AAAAAAAAAA does not exist.');
  expect(await refusal(start({ v1BotName: 'None' }))).toBe('NotFoundException 404: The version $LATEST of the bot None does not exist.');
  expect(await refusal(start({ v1BotVersion: '3' }))).toBe('NotFoundException 404: The version 3 of the bot Shop does not exist.');
  expect(world.faults).toEqual([]);
});

test('LEX-MIG-2: the bot can be had as an archive for Lex V2; what V2 lacks is warned of', async () => {
  const { world, start, get } = await open();
  const { alerts } = await get((await start()).migrationId);
  expect(alerts!.map(({ type, message }) => [type, message!.split('.')[0]])).toEqual([
    ['WARN', 'No Lex V2 is here'],
    ['WARN', 'The abort statement of the bot was left out: Lex V2 has a fallback intent instead'],
    ['WARN', 'Aliases, tags, conversation logs and channel associations are not migrated'],
  ]);
  const { pathname, search } = new URL(alerts![0]!.referenceURLs![0]!);
  const http = { method: 'GET', path: pathname, query: search.slice(1), headers: [], body: Buffer.alloc(0) };
  const { headers, body } = await world.gateway.routes.find(({ path }) => path === pathname)!.answer({ requestId: newRequestId(), http, transport: { sourceIp: null, secure: false, userAgent: null, referer: null }, header: () => undefined });
  expect(headers['content-disposition']).toMatch(/^attachment; filename="Shop_[0-9A-Z]{10}_LEX_V2\.zip"$/);
  expect(Object.keys(unzipSync(body as Uint8Array))).toEqual(['Manifest.json', 'Shop-2/Bot.json', 'Shop-2/BotLocales/en_GB/BotLocale.json']);
  expect(world.faults).toEqual([]);
});

test('LEX-PAG-4, LEX-MIG-1: migrations are listed by time or name, by part of a name and by status, page by page', async () => {
  const { world, start, list } = await open();
  const made: string[] = [];
  for (const v1BotName of ['Shop', 'Desk', 'Shop']) {
    made.push((await start({ v1BotName })).migrationId!);
    world.clocks.advance(60);
  }
  const ids = async (input: GetMigrationsRequest = {}) => (await list(input)).migrationSummaries!.map(({ migrationId }) => made.indexOf(migrationId!));
  expect(await ids()).toEqual([2, 1, 0]);
  expect(await ids({ sortByOrder: 'ASCENDING' })).toEqual([0, 1, 2]);
  expect(await ids({ sortByAttribute: 'V1_BOT_NAME', sortByOrder: 'ASCENDING' })).toEqual([1, 0, 2]);
  expect(await ids({ v1BotNameContains: 'ho' })).toEqual([2, 0]);
  expect([await ids({ migrationStatusEquals: 'COMPLETED' }), await ids({ migrationStatusEquals: 'FAILED' })]).toEqual([[2, 1, 0], []]);
  const first = await list({ maxResults: 2 });
  expect([first.migrationSummaries!.length, await ids({ maxResults: 2, nextToken: first.nextToken })]).toEqual([2, [0]]);
  expect((await list({ maxResults: 3 })).nextToken).toBeUndefined();
  expect(first.migrationSummaries![0]).not.toHaveProperty('alerts');
  expect(await refusal(list({ nextToken: 'x' }))).toBe('BadRequestException 400: The value of nextToken is not valid.');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-25: who starts a migration passes the role to Lex V2, under its own name', async () => {
  const { world, models, start, user, arn, role } = await open();
  const starting = allow('lex:StartMigration', arn('bot:Shop'));
  const passing = (service: string) => allow('iam:PassRole', role, { StringEquals: { 'iam:PassedToService': service } });
  const [ann, ben, cleo] = [await user('ann', starting), await user('ben', starting, passing('lex.amazonaws.com')), await user('cleo', starting, passing('lexv2.amazonaws.com'))];
  for (const one of [ann, ben]) expect(await refusal(start({}, one.models))).toBe(implicitDenial(one.arn, 'iam:PassRole', role));
  expect(await refusal(start({ v1BotName: 'Desk' }, cleo.models))).toBe(implicitDenial(cleo.arn, 'lex:StartMigration', arn('bot:Desk:$LATEST')));
  await start({}, cleo.models);
  expect((await models.send(new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' }))).name).toBe('Shop');
  expect(world.faults).toEqual([]);
});
