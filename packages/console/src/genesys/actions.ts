import { configOf, newActionBody, type ActionForm } from './action-form.ts';
import type { Action, Integration } from './model.ts';
import { PlatformError, type PlatformClient } from './platform.ts';

/** An action, and whether there is only a draft of it. */
export interface ListedAction {
  readonly action: Action;
  readonly draft: boolean;
}

export interface FoundAction extends ListedAction {
  /** The integration's name; its id if it is not known. */
  readonly integration: string;
}

const PATH = '/integrations/actions';
const pathOf = (id: string): string => `${PATH}/${encodeURIComponent(id)}`;
const PAGE = 100;

/** Published actions, and drafts of those that never were. */
export async function listActions(client: PlatformClient, integrationId: string | null, signal: AbortSignal): Promise<readonly ListedAction[]> {
  const [published, drafts] = await Promise.all([client.all<Action>(PATH, PAGE, signal), client.all<Action>(`${PATH}/drafts`, PAGE, signal)]);
  const known = new Set(published.map(({ id }) => id));
  const all = [...published.map((action) => ({ action, draft: false })), ...drafts.filter(({ id }) => !known.has(id)).map((action) => ({ action, draft: true }))];
  return integrationId === null ? all : all.filter(({ action }) => action.integrationId === integrationId);
}

/** GEN-35: one action with its contract and configuration: as it is published, else its draft. */
export async function getAction(client: PlatformClient, id: string, signal: AbortSignal): Promise<FoundAction> {
  const query = '?expand=contract&includeConfig=true';
  const found = await client.call<Action>('GET', `${pathOf(id)}${query}`, undefined, signal).then(
    (action) => ({ action, draft: false }),
    async (error: unknown) => {
      if (!(error instanceof PlatformError) || error.status !== 404) throw error;
      return { action: await client.call<Action>('GET', `${pathOf(id)}/draft${query}`, undefined, signal), draft: true };
    },
  );
  const { integrationId } = found.action;
  // Who may see the action need not be allowed to see the integration.
  const integration = await client.call<Integration>('GET', `/integrations/${encodeURIComponent(integrationId)}`, undefined, signal).catch(() => null);
  return { ...found, integration: integration?.name ?? integrationId };
}

/** GEN-37: a draft, and if asked for its publication; a draft that cannot be published stays one. */
export async function createAction(client: PlatformClient, form: ActionForm, published: (draft: Action) => Promise<void>): Promise<Action> {
  const draft = await client.call<Action>('POST', `${PATH}/drafts`, newActionBody(form));
  await published(draft);
  return draft;
}

/** GEN-37. */
export const publishAction = (client: PlatformClient, { id, version }: Pick<Action, 'id' | 'version'>): Promise<Action> => client.call('POST', `${pathOf(id)}/draft/publish`, { version });

/** GEN-36, GEN-37: name, category and configuration; those of a draft or of what is published. */
export function changeAction(client: PlatformClient, { action, draft }: ListedAction, form: ActionForm): Promise<Action> {
  const body = { version: action.version, name: form.name.trim(), category: form.category.trim(), config: configOf(form) };
  return client.call('PATCH', `${pathOf(action.id)}${draft ? '/draft' : ''}`, body);
}

/** GEN-39. */
export const deleteActionOf = (client: PlatformClient, { action, draft }: ListedAction): Promise<void> => client.call('DELETE', `${pathOf(action.id)}${draft ? '/draft' : ''}`);

/** GEN-94: the path of the test of an action or a draft. */
export const testPathOf = ({ action, draft }: ListedAction): string => `${pathOf(action.id)}${draft ? '/draft' : ''}/test`;
