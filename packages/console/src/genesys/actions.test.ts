import { expect, test } from 'vitest';
import { emptyActionForm } from './action-form.ts';
import { changeAction, createAction, deleteActionOf, getAction, listActions, publishAction, testPathOf } from './actions.ts';
import { keepPlatform, keptPlatform, readKept } from './kept-platform.ts';
import type { Action } from './model.ts';
import { PlatformClient, type PlatformErrorBody } from './platform.ts';
import { createIntegration } from './save-integration.ts';

type Answer = unknown;
const refusal = (status: number, message: string): { readonly status: number; readonly error: PlatformErrorBody } => ({ status, error: { message } });
const isRefusal = (answer: Answer): answer is ReturnType<typeof refusal> => typeof answer === 'object' && answer !== null && 'error' in answer;

/** A Platform API that answers from a table of `METHOD /path`, and notes what was asked. */
function platform(answers: Readonly<Record<string, Answer>>) {
  const asked: string[] = [];
  const bodies: unknown[] = [];
  const fetching = (url: string, { method, body }: RequestInit): Promise<Response> => {
    const path = url.slice(url.indexOf('/api/v2') + 7).replace(/\?.*$/, '');
    asked.push(`${method} ${path}`);
    bodies.push(body === undefined ? null : JSON.parse(String(body)));
    const answer = answers[`${method} ${path}`] ?? {};
    return Promise.resolve(isRefusal(answer) ? new Response(JSON.stringify(answer.error), { status: answer.status }) : new Response(JSON.stringify(answer)));
  };
  return { asked, bodies, client: new PlatformClient({ origin: 'http://127.0.0.1:4748', clientId: 'c', token: 't', expires: 0 }, () => undefined, fetching) };
}

const action = (id: string, integrationId = 'i'): Action => ({ id, name: id, integrationId, category: '', version: 3, secure: false, contract: { input: {}, output: {} } });
const list = (...entities: readonly Action[]): Answer => ({ entities, pageCount: 1 });
const SIGNAL = new AbortController().signal;

test('GEN-33: published actions and drafts stand in one list, an action with both once, and as published', async () => {
  const { client } = platform({ 'GET /integrations/actions': list(action('a'), action('b', 'other')), 'GET /integrations/actions/drafts': list(action('a'), action('c')) });
  const short = async (integration: string | null) => (await listActions(client, integration, SIGNAL)).map(({ action: { id }, draft }) => [id, draft]);
  expect(await short(null)).toEqual([['a', false], ['b', false], ['c', true]]);
  expect(await short('i')).toEqual([['a', false], ['c', true]]);
});

test('GEN-37: an action that was never published is found as its draft, and only then', async () => {
  const { client } = platform({ 'GET /integrations/actions/d': refusal(404, 'none'), 'GET /integrations/actions/d/draft': action('d'), 'GET /integrations/i': { name: 'Greeters' } });
  expect(await getAction(client, 'd', SIGNAL)).toMatchObject({ action: { id: 'd' }, draft: true, integration: 'Greeters' });
  const refused = platform({ 'GET /integrations/actions/d': refusal(403, 'no') });
  await expect(getAction(refused.client, 'd', SIGNAL)).rejects.toThrow('no');
  expect(refused.asked).toEqual(['GET /integrations/actions/d']);
});

test('an action whose integration may not be seen shows the integration\'s id', async () => {
  const { client } = platform({ 'GET /integrations/actions/a': action('a'), 'GET /integrations/i': refusal(403, 'no') });
  expect(await getAction(client, 'a', SIGNAL)).toMatchObject({ draft: false, integration: 'i' });
});

test('GEN-36, GEN-37: drafts and published actions are changed, tested, published and deleted under their own paths', async () => {
  const { asked, bodies, client } = platform({ 'POST /integrations/actions/drafts': action('d') });
  const form = { ...emptyActionForm('i'), name: ' D ', requestUrlTemplate: 'arn:aws:lambda:eu-west-3:111122223333:function:f' };
  await createAction(client, form, async (draft) => void (await publishAction(client, draft)));
  await changeAction(client, { action: action('a'), draft: false }, form);
  await changeAction(client, { action: action('d'), draft: true }, form);
  await deleteActionOf(client, { action: action('d'), draft: true });
  expect(asked).toEqual(['POST /integrations/actions/drafts', 'POST /integrations/actions/d/draft/publish', 'PATCH /integrations/actions/a', 'PATCH /integrations/actions/d/draft', 'DELETE /integrations/actions/d/draft']);
  expect(bodies[1]).toEqual({ version: 3 });
  expect(bodies[2]).toMatchObject({ version: 3, name: 'D' });
  expect([testPathOf({ action: action('a'), draft: false }), testPathOf({ action: action('a'), draft: true })]).toEqual(['/integrations/actions/a/test', '/integrations/actions/a/draft/test']);
});

test('GEN-21, GEN-23: a new integration is taken away again if its configuration is refused', async () => {
  const made = { id: 'n', name: 'N', config: { current: { name: 'N', version: 1, properties: {}, advanced: {}, notes: '', credentials: {} } } };
  const good = platform({ 'POST /integrations': made });
  await createIntegration(good.client, 'N', '', 'c', true);
  expect(good.asked).toEqual(['POST /integrations', 'PUT /integrations/n/config/current', 'PATCH /integrations/n']);
  expect(good.bodies[1]).toMatchObject({ version: 1, credentials: { AmazonWebServicesARN: { id: 'c' } } });
  const bad = platform({ 'POST /integrations': made, 'PUT /integrations/n/config/current': refusal(400, 'no credential') });
  await expect(createIntegration(bad.client, 'N', '', 'c', true)).rejects.toThrow('no credential');
  expect(bad.asked.at(-1)).toBe('DELETE /integrations/n');
});

test('a session at the third party is its opener\'s alone, and ends when its token does', () => {
  const session = { origin: 'http://127.0.0.1:4748', clientId: 'c', token: 't', expires: 2000 };
  keepPlatform('ann', session);
  expect(keptPlatform('ann', 1000)).toEqual(session);
  expect(keptPlatform('bob', 1000)).toBeNull();
  expect(keptPlatform('ann', 2000)).toBeNull();
  keepPlatform('ann', null);
  expect(keptPlatform('ann', 1000)).toBeNull();
});

test('what is no kept session is none', () => {
  const kept = { owner: 'ann', session: { origin: 'o', clientId: 'c', token: 't', expires: 1 } };
  expect(readKept(JSON.stringify(kept))).toEqual(kept);
  expect([null, '{}', 'null', JSON.stringify({ ...kept, session: { ...kept.session, token: 1 } })].map(readKept)).toEqual([null, null, null, null]);
});
