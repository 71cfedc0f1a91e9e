import { expect, test } from 'vitest';
import { FUNCTION_ARN, INPUT_SCHEMA, SUCCESS_SCHEMA, madeIntegration, openTestWorld } from '../api/platform.fixture.ts';
import { draftOfFile, exportAction, readActionFile } from './exchange-file.ts';

const file = (more: Record<string, unknown> = {}): string =>
  JSON.stringify({
    name: 'Get bookable slots - Exported 2022-01-10 @ 13:37',
    integrationType: 'aws-lambda-data-actions',
    actionType: 'custom',
    config: {
      request: { requestUrlTemplate: 'your-lambda-function-arn', requestType: 'POST', headers: {}, requestTemplate: '{"method": "slots", "from": "${input.from}"}' },
      response: { translationMap: { starts: '$.slots[*].start' }, translationMapDefaults: { starts: '[]' }, successTemplate: '{"start_time": ${starts}}' },
    },
    contract: { input: { inputSchema: INPUT_SCHEMA }, output: { successSchema: SUCCESS_SCHEMA } },
    secure: false,
    ...more,
  });

test('GEN-81: a file is read with every text as it stands', () => {
  const read = readActionFile(file());
  expect(read).toMatchObject({ name: 'Get bookable slots - Exported 2022-01-10 @ 13:37', integrationType: 'aws-lambda-data-actions', actionType: 'custom', secure: false });
  expect(read.config).toEqual(JSON.parse(file()).config);
  expect(read.contract.input.inputSchema).toEqual(INPUT_SCHEMA);
  expect(readActionFile(`\uFEFF${file()}`)).toEqual(read);
});

test('GEN-81: absent parts get their defaults', () => {
  const read = readActionFile('{"name":"bare","integrationType":"aws-lambda-data-actions"}');
  expect(read).toMatchObject({ secure: false, config: { request: { requestUrlTemplate: '', requestType: 'POST', headers: {} }, response: { translationMap: {}, translationMapDefaults: {} } } });
  expect(read.contract).toMatchObject({ input: { inputSchema: { type: 'object' } }, output: { successSchema: { type: 'object' } } });
});

test('GEN-81: another integration is refused by its name, unless only looked at', () => {
  const other = file({ integrationType: 'purecloud-data-actions' });
  expect(() => readActionFile(other)).toThrow('`purecloud-data-actions`');
  expect(readActionFile(other, { anyType: true }).integrationType).toBe('purecloud-data-actions');
});

test.each([
  ['no JSON', 'x'],
  ['a list', '[]'],
  ['no name', file({ name: undefined })],
  ['no type', file({ integrationType: undefined })],
  ['a config that is a list', file({ config: [] })],
  ['a deep file', '['.repeat(100_000)],
  ['a large file', `"${'x'.repeat(1_100_000)}"`],
])('GEN-81: a file with %s is refused with a sentence', (_what, text) => {
  expect(() => readActionFile(text)).toThrow(/^The .+\.$|^The field .+ is invalid: .+$/);
});

test('GEN-81, GEN-82: the import is a draft with its placeholder, and is not published before it has a function', async () => {
  const world = await openTestWorld();
  const { integrationId } = await madeIntegration(world);
  const draft = await world.call('POST', '/integrations/actions/drafts', draftOfFile(readActionFile(file()), integrationId));
  expect(draft.json).toMatchObject({ category: 'Lambda', version: 1, config: { request: { requestUrlTemplate: 'your-lambda-function-arn' } } });
  const path = `/integrations/actions/${draft.json.id}/draft`;
  const refused = await world.call('POST', `${path}/publish`, { version: 1 });
  expect(refused).toMatchObject({ status: 400, json: { details: [{ fieldName: 'config.request.requestUrlTemplate' }] } });
  const { request, response } = JSON.parse(file()).config;
  await world.call('PATCH', path, { version: 1, config: { request: { ...request, requestUrlTemplate: FUNCTION_ARN }, response } });
  expect((await world.call('POST', `${path}/publish`, { version: 2 })).status).toBe(200);
  world.close();
});

test('GEN-81: an export is named after the action and the time, says when it was made, and reads back', async () => {
  const world = await openTestWorld();
  const { integrationId } = await madeIntegration(world);
  const created = await world.call('POST', '/integrations/actions', { ...draftOfFile(readActionFile(file({ name: 'Book: a slot (now)' })), integrationId), config: { request: { requestUrlTemplate: FUNCTION_ARN, requestTemplate: '{\r\n}' } } });
  const action = (await world.call('GET', `/integrations/actions/${created.json.id}?expand=contract&includeConfig=true`)).json;
  const { fileName, text } = exportAction(action, new Date(Date.UTC(2026, 10, 22, 9, 5, 7)));
  expect(fileName).toBe('Book-a-slot-now-20261122090507.custom.json');
  const read = readActionFile(text);
  expect(read.name).toBe('Book: a slot (now) - Exported 2026-11-22 @ 09:05');
  expect(read.config.request).toEqual({ requestUrlTemplate: FUNCTION_ARN, requestType: 'POST', headers: {}, requestTemplate: '{\r\n}' });
  expect(read.contract).toEqual(readActionFile(file()).contract);
  expect(text).not.toContain('/api/v2');
  world.close();
});
