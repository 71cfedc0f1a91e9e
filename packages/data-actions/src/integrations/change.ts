import { noContent, ok } from '../api/call.ts';
import type { Call, Reply } from '../api/call.ts';
import { invalidField } from '../api/errors.ts';
import { bodyObject, optionalString } from '../api/fields.ts';
import { LONGEST_NOTES } from '../configuration.ts';
import type { IntendedState } from '../store/records.ts';
import type { Tables } from '../store/store.ts';
import { integrationOf } from './find.ts';
import { showIntegration } from './show.ts';

/** GEN-20. */
export function getIntegration({ params, organisation, platform }: Call): Reply {
  return platform.store.read((tables) => ok(showIntegration(tables, organisation.id, integrationOf(tables, organisation.id, params['integrationId']!))));
}

/** GEN-22: `PATCH /integrations/{id}`; it can be enabled before it has a credential, since Terraform may do so. */
export function patchIntegration({ params, body, organisation, platform }: Call): Reply {
  const fields = bodyObject(body);
  const intended = intendedState(optionalString(fields, 'intendedState', 32));
  const notes = optionalString(fields, 'notes', LONGEST_NOTES);
  const reply = platform.store.transact((tables) => {
    const before = integrationOf(tables, organisation.id, params['integrationId']!);
    if (intended === 'DELETED') {
      removeIntegration(tables, organisation.id, before.id);
      return ok({ ...showIntegration(tables, organisation.id, before), intendedState: 'DELETED' });
    }
    const changed = intended !== undefined && intended !== before.intendedState;
    const after = {
      ...before,
      intendedState: intended ?? before.intendedState,
      notes: notes ?? before.notes,
      stateChanged: changed ? new Date(platform.clock.now()).toISOString() : before.stateChanged,
    };
    tables.integrations.put(organisation.id, after.id, after);
    return ok(showIntegration(tables, organisation.id, after));
  });
  // GEN-56: a disabled integration's sessions are forgotten.
  if (intended === 'DISABLED' || intended === 'DELETED') platform.forgetSessions(organisation.id);
  return reply;
}

/** GEN-26: its actions go with it. */
export function deleteIntegration({ params, organisation, platform }: Call): Reply {
  platform.store.transact((tables) => removeIntegration(tables, organisation.id, integrationOf(tables, organisation.id, params['integrationId']!).id));
  platform.forgetSessions(organisation.id);
  return noContent;
}

function removeIntegration(tables: Tables, organisationId: string, id: string): void {
  for (const action of tables.actions.list(organisationId)) if (action.integrationId === id) tables.actions.remove(organisationId, action.id);
  tables.integrations.remove(organisationId, id);
}

function intendedState(text: string | undefined): IntendedState | 'DELETED' | undefined {
  const state = text?.toUpperCase();
  if (state === undefined || state === 'ENABLED' || state === 'DISABLED' || state === 'DELETED') return state;
  throw invalidField('intendedState', 'it must be ENABLED, DISABLED or DELETED');
}
