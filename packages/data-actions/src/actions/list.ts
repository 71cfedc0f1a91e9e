import { ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { given, idList, optionalFlag, pageOf, readPage, sorted } from '../api/paging.ts';
import type { ActionContent, ActionRecord } from '../store/records.ts';
import { ACTIONS_PATH, readView, showAction } from './show.ts';

const MOST_IDS = 50;

interface Listed {
  readonly action: ActionRecord;
  readonly content: ActionContent;
}

const SORT_VALUES = {
  id: ({ action }: Listed) => action.id,
  name: ({ content }: Listed) => content.name,
  category: ({ content }: Listed) => content.category,
  integrationId: ({ action }: Listed) => action.integrationId,
};

/** GEN-33: `GET /actions`. Static actions would come with `includeAuthActions`; there are none (GEN-28). */
export const listActions = (call: Call): Reply => list(call, 'published', ACTIONS_PATH);

/** GEN-33: `GET /actions/drafts`. */
export const listDrafts = (call: Call): Reply => list(call, 'draft', `${ACTIONS_PATH}/drafts`);

function list({ query, organisation, platform }: Call, kind: 'published' | 'draft', path: string): Reply {
  const page = readPage(query, platform.limits.usualPageSize, platform.limits.mostActionsPageSize);
  const matches = readFilter(query);
  const view = readView(query);
  const all = platform.store.read((tables) => tables.actions.list(organisation.id));
  const listed = all.flatMap((action) => (action[kind] === null ? [] : [{ action, content: action[kind] }])).filter(matches);
  return ok(pageOf(path, query, page, sorted<Listed>(query, listed, SORT_VALUES), ({ action, content }) => showAction(action, content, kind, view)));
}

/** Part of the name whatever its case, the whole category, ids, secure or not. */
function readFilter(query: URLSearchParams): (listed: Listed) => boolean {
  const name = given(query, 'name')?.toLowerCase();
  const category = given(query, 'category');
  const ids = idList(query, 'ids', MOST_IDS);
  const secure = optionalFlag(query, 'secure');
  return ({ action, content }) =>
    (name === undefined || content.name.toLowerCase().includes(name)) &&
    (category === undefined || content.category === category) &&
    (ids === undefined || ids.has(action.id)) &&
    (secure === undefined || content.secure === secure);
}

/** GEN-38: the categories of published actions, and the integrations that they are named after by default. */
export function listCategories({ query, organisation, platform }: Call): Reply {
  const page = readPage(query, platform.limits.usualPageSize, platform.limits.mostPageSize);
  const secure = optionalFlag(query, 'secure');
  const names = platform.store.read((tables) => [
    ...tables.integrations.list(organisation.id).map(({ config }) => config.name),
    ...tables.actions.list(organisation.id).flatMap(({ published }) => (published === null || (secure !== undefined && published.secure !== secure) ? [] : [published.category])),
  ]);
  const categories = [...new Set(names)].map((name) => ({ name }));
  return ok(pageOf(`${ACTIONS_PATH}/categories`, query, page, sorted(query, categories, { name: (category) => category.name }), (category) => category));
}

/** GEN-33: `GET /actions/certificates`: Lambda is reached with a signature, so there are none. */
export function listCertificates({ query, platform }: Call): Reply {
  return ok(pageOf(`${ACTIONS_PATH}/certificates`, query, readPage(query, platform.limits.usualPageSize, platform.limits.mostPageSize), [], (none) => none));
}
