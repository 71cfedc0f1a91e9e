import { notFound } from '../api/errors.ts';
import type { ActionContent, ActionRecord } from '../store/records.ts';
import type { Tables } from '../store/store.ts';

export interface PublishedAction {
  readonly action: ActionRecord;
  readonly content: ActionContent;
}

/** A published action of the organisation; a draft alone is none (GEN-37). */
export function publishedOf(tables: Tables, organisationId: string, id: string): PublishedAction {
  const action = tables.actions.get(organisationId, id);
  if (action === undefined || action.published === null) throw notFound('action', id);
  return { action, content: action.published };
}

export function draftOf(tables: Tables, organisationId: string, id: string): PublishedAction {
  const action = tables.actions.get(organisationId, id);
  if (action === undefined || action.draft === null) throw notFound('draft of an action', id);
  return { action, content: action.draft };
}
