import { InvokeCommand, PublishLayerVersionCommand, PublishVersionCommand } from '@aws-sdk/client-lambda';
import { StartMigrationCommand } from '@aws-sdk/client-lex-model-building-service';
import { CreateLoginProfileCommand, CreateUserCommand, CreateVirtualMFADeviceCommand } from '@aws-sdk/client-iam';
import { GetWebIdentityTokenCommand } from '@aws-sdk/client-sts';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { zipOf } from '../services/lambda/execution/testing.ts';
import { openLambda } from '../services/lambda/lambda.fixture.ts';
import { built, INTENT, putting } from '../services/lex/lex-bots.fixture.ts';
import { stagedText } from '../services/lex/imports/staged.ts';
import { slotTypes } from '../services/lex/tables.ts';
import type { Entry } from '../store/kv.ts';
import { keyIdOf, openKeyring } from '../store/seal.ts';
import { heldBy } from './holdings.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Every text in a value, whatever it means. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** The names of blobs that a text could be, in hex or in base64. */
const nameIn = (text: string) => (/^[0-9a-f]{64}$/.test(text) ? text : /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : '');

test('design 4: what a row names of blobs and holds of sealed values is declared, whatever made it', async () => {
  const { world, lambda, create, root } = await openLambda();
  const blobs = world.gateway.outside.blobs;
  const Layers = [(await lambda.send(new PublishLayerVersionCommand({ LayerName: 'shared', Content: { ZipFile: zipOf({ 'a.js': '1' }) } }))).LayerVersionArn!];
  await create('shop', { Layers, Environment: { Variables: { MODE: 'b' } } });
  await lambda.send(new PublishVersionCommand({ FunctionName: 'shop' }));
  const models = world.lexModels(root);
  const put = putting(models);
  await put.slotType({ enumerationValues: Array.from({ length: 500 }, (_, n) => ({ value: `a flower with number ${n}` })), createVersion: true });
  await put.intent({ createVersion: true, sampleUtterances: Array.from({ length: 300 }, (_, n) => `I would like to order some flowers number ${n}`), slots: [{ ...INTENT.slots![0]!, slotTypeVersion: '1' }] });
  await put.bot({ processBehavior: 'BUILD', intents: [{ intentName: 'OrderFlowers', intentVersion: '1' }], clarificationPrompt: { messages: [{ contentType: 'PlainText', content: 'What?' }], maxAttempts: 2 }, abortStatement: { messages: [{ contentType: 'PlainText', content: 'Sorry.' }] }, createVersion: true });
  await built(world);
  await models.send(new StartMigrationCommand({ v1BotName: 'Florist', v1BotVersion: '$LATEST', v2BotName: 'two', v2BotRole: `arn:aws:iam::${root.accountId}:role/service/v2`, migrationStrategy: 'CREATE_NEW' }));
  const iam = world.iam(root);
  await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  await iam.send(new CreateLoginProfileCommand({ UserName: 'ann', Password: 'correct horse 4 Battery' }));
  await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }));
  await lambda.send(new InvokeCommand({ FunctionName: 'shop', InvocationType: 'Event', Payload: Buffer.from('{}') }));
  await world.sts(root).send(new GetWebIdentityTokenCommand({ Audience: ['x'], SigningAlgorithm: 'ES384' })).catch(() => undefined);

  const entries: Entry[] = [];
  await world.gateway.kv.read(async (snapshot) => {
    entries.length = 0;
    for (let page = await snapshot.range([]); page.length > 0; page = await snapshot.range([], { after: page.at(-1)!.key })) entries.push(...page);
  });
  const tables = { blobs: new Set<string>(), sealed: new Set<string>() };
  for (const entry of entries) {
    const held = heldBy(entry);
    for (const text of texts(JSON.parse(entry.value))) {
      const name = nameIn(text);
      if (name !== '' && (await blobs.get(name)) !== undefined) {
        expect(held?.blobs, entry.key.join('/')).toContain(name);
        tables.blobs.add(entry.key[4]!);
      }
      if (text.length > 43 && /^[A-Za-z0-9_-]+$/.test(text) && keyIdOf(text) !== null) {
        expect(held?.sealed, entry.key.join('/')).toContain(text);
        tables.sealed.add(entry.key[4]!);
      }
    }
    for (const name of held?.blobs ?? []) expect(await blobs.get(name), entry.key.join('/')).toBeDefined();
    expect((held?.sealed ?? []).every((value) => keyIdOf(value) !== null)).toBe(true);
  }
  // `version`, `bot-version` and the like follow from the same declaration as what they are versions of.
  expect([...tables.blobs]).toEqual(expect.arrayContaining(['function', 'version', 'layer-version', 'bot', 'bot-version', 'intent-version', 'slot-type', 'slot-type-version', 'migration']));
  expect([...tables.sealed]).toEqual(expect.arrayContaining(['access-key', 'function', 'version', 'login-profile', 'mfa-seed']));
  expect(world.faults).toEqual([]);
});

test('design 4: an import that waits to be moved names its blob, and the blobs that its rows will name', () => {
  const content = sha256(Buffer.from('content'));
  const row = { name: 'Flowers', content: { blob: content } };
  const staged = Buffer.from(stagedText([{ table: slotTypes, id: ['Flowers'], row }, { table: slotTypes, id: ['Gone'], row: undefined }]));
  const held = heldBy({ key: ['aws', '111122223333', 'eu-west-1', 'lex', 'import-pointer', 'import'], value: JSON.stringify({ importId: 'i', blob: sha256(staged) }) })!;
  expect(held.blobs).toEqual([sha256(staged)]);
  expect(held.within!(staged)).toEqual([content]);
});

test('design 4: a row of another shape is a fault that is named, not a row that holds nothing', () => {
  const key = ['aws', '111122223333', 'eu-west-1', 'lambda', 'function', 'shop'];
  for (const value of ['{', '{}', 'null', '{"configuration":{"layers":[1]}}']) expect(() => heldBy({ key, value })).toThrow('the row `aws/111122223333/eu-west-1/lambda/function/shop` is damaged');
  expect(heldBy({ key: ['aws', '111122223333', '-', 'iam', 'user', 'ann'], value: '{' })).toBeUndefined();
});

test('store: the id of the key that sealed a value can be read from it, and nothing else can', () => {
  const keyring = openKeyring({ env: '11'.repeat(32), previous: '22'.repeat(32) });
  const [current, previous] = [openKeyring({ env: '11'.repeat(32) }), openKeyring({ env: '22'.repeat(32) })];
  expect(keyring.keyIds).toEqual([...current.keyIds, ...previous.keyIds]);
  expect(keyring.keyIds[0]).toMatch(/^[0-9a-f]{8}$/);
  expect(keyIdOf(previous.seal('x', 'c'))).toBe(previous.keyIds[0]);
  for (const other of ['', 'x', 'AKIAIOSFODNN7EXAMPLE', '{"a":1}']) expect(keyIdOf(other)).toBeNull();
});
