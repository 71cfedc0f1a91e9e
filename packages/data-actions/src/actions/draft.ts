import { noContent, ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { ApiError, errorBody, versionConflict } from '../api/errors.ts';
import { bodyObject, optionalBoolean, requiredVersion } from '../api/fields.ts';
import type { ActionContent, ActionRecord } from '../store/records.ts';
import { refusePublishedChanges, withChanges } from './change.ts';
import { draftOf, publishedOf } from './find.ts';
import { readContract } from './read-action.ts';
import { PLAIN, readView, showAction } from './show.ts';
import { actionProblems, refuseProblems } from './validate.ts';

/** GEN-37. */
export function getDraft({ params, query, organisation, platform }: Call): Reply {
  const view = readView(query);
  const { action, content } = platform.store.read((tables) => draftOf(tables, organisation.id, params['actionId']!));
  return ok(showAction(action, content, 'draft', view));
}

/** GEN-37: `POST /actions/{id}/draft`: a draft that is a copy of the published action. */
export function copyToDraft({ params, organisation, platform }: Call): Reply {
  return platform.store.transact((tables) => {
    const { action, content } = publishedOf(tables, organisation.id, params['actionId']!);
    if (action.draft !== null) throw new ApiError(errorBody(409, 'general.conflict', 'The action already has a draft.', { entityId: action.id }));
    const changed: ActionRecord = { ...action, draft: content };
    tables.actions.put(organisation.id, changed.id, changed);
    return ok(showAction(changed, content, 'draft', PLAIN));
  });
}

/** GEN-37: a draft of something published keeps contract and secure. */
export function patchDraft({ params, body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  const version = requiredVersion(fields);
  return platform.store.transact((tables) => {
    const { action, content: before } = draftOf(tables, organisation.id, params['actionId']!);
    if (version !== before.version) throw versionConflict(version, before.version);
    if (action.published !== null) refusePublishedChanges(fields, action, action.published);
    const after: ActionContent = {
      ...withChanges(before, fields),
      contract: readContract(fields) ?? before.contract,
      secure: optionalBoolean(fields, 'secure') ?? before.secure,
      version: before.version + 1,
    };
    const changed: ActionRecord = { ...action, draft: after };
    tables.actions.put(organisation.id, changed.id, changed);
    return ok(showAction(changed, after, 'draft', PLAIN));
  });
}

/** GEN-37: an action that was never published goes with its draft. */
export function deleteDraft({ params, organisation, platform }: Call): Reply {
  platform.store.transact((tables) => {
    const { action } = draftOf(tables, organisation.id, params['actionId']!);
    if (action.published === null) tables.actions.remove(organisation.id, action.id);
    else tables.actions.put(organisation.id, action.id, { ...action, draft: null });
  });
  return noContent;
}

/** GEN-37: `GET .../draft/validation`. */
export function validateDraft({ params, organisation, platform, contextId }: Call): Reply {
  const { content } = platform.store.read((tables) => draftOf(tables, organisation.id, params['actionId']!));
  const errors = actionProblems(content).map((error) => ({ ...error, contextId }));
  return ok({ valid: errors.length === 0, errors });
}

/** GEN-37: `POST .../draft/publish`: the draft of the given version becomes the action, with a version above the one before. */
export function publishDraft({ params, body, organisation, platform }: Call): Reply {
  const version = requiredVersion(bodyObject(body));
  return platform.store.transact((tables) => {
    const { action, content } = draftOf(tables, organisation.id, params['actionId']!);
    if (version !== content.version) throw versionConflict(version, content.version);
    refuseProblems(content);
    const published: ActionContent = { ...content, version: Math.max(content.version, (action.published?.version ?? 0) + 1) };
    const changed: ActionRecord = { ...action, published, draft: null };
    tables.actions.put(organisation.id, changed.id, changed);
    return ok(showAction(changed, published, 'published', PLAIN));
  });
}
