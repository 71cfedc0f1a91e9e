import { randomUUID } from 'node:crypto';
import { ok } from '../api/call.ts';
import type { Call, Platform, Reply } from '../api/call.ts';
import { limitReached } from '../api/errors.ts';
import { bodyObject } from '../api/fields.ts';
import { LIMIT_CODES } from '../configuration.ts';
import type { ActionRecord } from '../store/records.ts';
import type { Tables } from '../store/store.ts';
import { readNewAction } from './read-action.ts';
import { PLAIN, showAction } from './show.ts';
import { refuseProblems } from './validate.ts';

/** GEN-34: `POST /actions` makes an action and publishes it. */
export function createAction({ body, organisation, platform }: Call): Reply {
  return platform.store.transact((tables) => {
    const { content, integration } = readNewAction(tables, organisation.id, bodyObject(body));
    refuseProblems(content);
    refuseTooMany(tables, platform, organisation.id, integration.id);
    const action: ActionRecord = { id: newActionId(), integrationId: integration.id, published: content, draft: null };
    tables.actions.put(organisation.id, action.id, action);
    return ok(showAction(action, content, 'published', PLAIN));
  });
}

/** GEN-37: `POST /actions/drafts` makes an action of which there is only a draft; it may still be wrong. */
export function createDraft({ body, organisation, platform }: Call): Reply {
  return platform.store.transact((tables) => {
    const { content, integration } = readNewAction(tables, organisation.id, bodyObject(body));
    refuseTooMany(tables, platform, organisation.id, integration.id);
    const action: ActionRecord = { id: newActionId(), integrationId: integration.id, published: null, draft: content };
    tables.actions.put(organisation.id, action.id, action);
    return ok(showAction(action, content, 'draft', PLAIN));
  });
}

/** GEN-19. */
const newActionId = (): string => `custom_-_${randomUUID()}`;

/** GEN-78. */
function refuseTooMany(tables: Tables, { limits }: Platform, organisationId: string, integrationId: string): void {
  const inAll = limits.actionsPerOrganisation;
  if (tables.actions.count(organisationId) >= inAll) throw limitReached(LIMIT_CODES.actionsInAll, inAll, 'actions');
  const most = limits.actionsPerIntegration;
  if (tables.actions.list(organisationId).filter((action) => action.integrationId === integrationId).length >= most) throw limitReached(LIMIT_CODES.actionsOfIntegration, most, 'actions of one integration');
}
