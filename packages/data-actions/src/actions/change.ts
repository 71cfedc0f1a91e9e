import { isDeepStrictEqual } from 'node:util';
import { noContent, ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { badRequest, versionConflict } from '../api/errors.ts';
import { bodyObject, field, optionalBoolean, requiredVersion } from '../api/fields.ts';
import type { Fields } from '../api/fields.ts';
import type { ActionContent, ActionRecord } from '../store/records.ts';
import { publishedOf } from './find.ts';
import { readCategory, readContract, readName } from './read-action.ts';
import { readConfig } from './read-config.ts';
import { PLAIN, readView, showAction } from './show.ts';
import { refuseProblems } from './validate.ts';

/** GEN-35. */
export function getAction({ params, query, organisation, platform }: Call): Reply {
  const view = readView(query);
  const { action, content } = platform.store.read((tables) => publishedOf(tables, organisation.id, params['actionId']!));
  return ok(showAction(action, content, 'published', view));
}

/** GEN-36: changes name, category and configuration of the current version. */
export function patchAction({ params, body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  const version = requiredVersion(fields);
  return platform.store.transact((tables) => {
    const { action, content: before } = publishedOf(tables, organisation.id, params['actionId']!);
    if (version !== before.version) throw versionConflict(version, before.version);
    refusePublishedChanges(fields, action, before);
    const after: ActionContent = { ...withChanges(before, fields), version: before.version + 1 };
    refuseProblems(after);
    const changed: ActionRecord = { ...action, published: after };
    tables.actions.put(organisation.id, changed.id, changed);
    return ok(showAction(changed, after, 'published', PLAIN));
  });
}

/** Name, category and configuration as they will be; a configuration is replaced as a whole. */
export function withChanges(before: ActionContent, fields: Fields): ActionContent {
  return {
    ...before,
    name: readName(fields) ?? before.name,
    category: readCategory(fields) ?? before.category,
    config: field(fields, 'config') === undefined ? before.config : readConfig(fields),
  };
}

/** GEN-36, GEN-37: contract, integration and secure stay as they were published; the same again is no change. */
export function refusePublishedChanges(fields: Fields, action: ActionRecord, published: ActionContent): void {
  const contract = readContract(fields);
  if (contract !== undefined && !isDeepStrictEqual(contract, published.contract)) throw cannotChange('contract');
  const secure = optionalBoolean(fields, 'secure');
  if (secure !== undefined && secure !== published.secure) throw cannotChange('secure');
  const integrationId = field(fields, 'integrationId');
  if (integrationId !== undefined && integrationId !== action.integrationId) throw cannotChange('integrationId');
}

function cannotChange(fieldName: string): Error {
  return badRequest(`The field \`${fieldName}\` cannot be changed after the action was published.`, { details: [{ errorCode: 'immutable.field', fieldName }] });
}

/** GEN-39: the draft goes with it. */
export function deleteAction({ params, organisation, platform }: Call): Reply {
  platform.store.transact((tables) => tables.actions.remove(organisation.id, publishedOf(tables, organisation.id, params['actionId']!).action.id));
  return noContent;
}
