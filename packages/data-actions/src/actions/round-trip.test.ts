import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FUNCTION_ARN, actionBody, madeIntegration, openTestWorld } from '../api/platform.fixture.ts';
import type { TestWorld } from '../api/platform.fixture.ts';

let world: TestWorld;
let integrationId: string;
beforeAll(async () => {
  world = await openTestWorld({ limits: { executionsPerMinute: 100_000 } });
  ({ integrationId } = await madeIntegration(world));
});
afterAll(() => world.close());

const texts = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => text.isWellFormed());
const map = fc.dictionary(texts, texts, { maxKeys: 5 });
const schema = fc.dictionary(texts, fc.jsonValue({ maxDepth: 4 }), { maxKeys: 5 });

test('GEN-86: whatever is written into a draft is read back, texts to the byte and schemas as the same JSON', async () => {
  await fc.assert(
    fc.asyncProperty(texts, texts, map, map, map, schema, schema, fc.integer({ min: 1, max: 60 }), async (requestTemplate, successTemplate, headers, translationMap, translationMapDefaults, inputSchema, successSchema, timeoutSeconds) => {
      const contract = { input: { inputSchema }, output: { successSchema } };
      const config = { request: { requestUrlTemplate: FUNCTION_ARN, requestType: 'POST', headers, requestTemplate }, response: { translationMap, translationMapDefaults, successTemplate }, timeoutSeconds };
      const { status, json } = await world.call('POST', '/integrations/actions/drafts', actionBody(integrationId, { contract, config }));
      expect(status).toBe(200);
      const path = `/integrations/actions/${json.id}/draft`;
      const read = (await world.call('GET', `${path}?expand=contract&includeConfig=true`)).json;
      expect(read.contract.input.inputSchema).toEqual(JSON.parse(JSON.stringify(inputSchema)));
      expect(read.contract.output.successSchema).toEqual(JSON.parse(JSON.stringify(successSchema)));
      expect(read.config).toMatchObject({ request: { headers }, response: { translationMap, translationMapDefaults }, timeoutSeconds });
      expect((await world.call('GET', `${path}/templates/requesttemplate.vm`)).text).toBe(requestTemplate);
      expect((await world.call('GET', `${path}/templates/successtemplate.vm`)).text).toBe(successTemplate);
      expect((await world.call('DELETE', path)).status).toBe(204);
    }),
    { numRuns: 150 },
  );
});

test('no JSON body makes any call fail as ours', async () => {
  const { json: action } = await world.call('POST', '/integrations/actions', actionBody(integrationId));
  const paths = [['POST', '/integrations'], ['PATCH', `/integrations/${integrationId}`], ['PUT', `/integrations/${integrationId}/config/current`], ['POST', '/integrations/credentials'], ['POST', '/integrations/actions'], ['POST', '/integrations/actions/drafts'], ['PATCH', `/integrations/actions/${action.id}`], ['POST', `/integrations/actions/${action.id}/test`]] as const;
  const keys = fc.constantFrom('name', 'integrationType', 'id', 'version', 'config', 'contract', 'request', 'response', 'input', 'output', 'inputSchema', 'successSchema', 'credentials', 'type', 'credentialFields', 'ARN', 'properties', '__proto__', 'constructor');
  const bodies = fc.letrec((tie) => ({ value: fc.oneof({ depthSize: 'small' }, fc.jsonValue({ maxDepth: 1 }), fc.constant(integrationId), fc.dictionary(keys, tie('value'), { maxKeys: 6 })) })).value;
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), bodies, async ([method, path], body) => {
      expect((await world.call(method, path, body)).status).toBeLessThan(500);
    }),
    { numRuns: 400 },
  );
  expect(world.log.filter(({ fault }) => fault !== undefined)).toEqual([]);
});
