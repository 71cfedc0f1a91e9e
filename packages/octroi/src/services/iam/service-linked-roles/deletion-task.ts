import { ApiError } from '../../../kernel/api-error.ts';
import type { RoleUse } from '../../../kernel/role-uses.ts';
import { listAll, type RowWriter } from '../../../kernel/rows.ts';
import { defineTable } from '../../../kernel/table.ts';

/** The end of a deletion. Ours ends with the request that asks for it, so that no task is ever found under way. */
export interface DeletionTaskRow {
  /** The whole id, as the caller has it. */
  readonly id: string;
  /** Milliseconds. */
  readonly endedAt: number;
  /** Why it failed; absent: it succeeded. */
  readonly failure?: { readonly reason: string; readonly uses: readonly RoleUse[] };
}

/** [UUID of the task]. */
export const deletionTasks = defineTable<DeletionTaskRow>({ service: 'iam', name: 'role-deletion-task', kind: 'business', regional: false });

/** A day: how long the end of a task can be asked for. */
const KEPT_MILLIS = 86_400_000;
/** Rows that one request sweeps away, well below what a transaction may write. */
const MAX_SWEPT = 50;

/** What a task id says of itself. */
export interface TaskName {
  readonly service: string;
  readonly role: string;
  readonly uuid: string;
}

/** `task/aws-service-role/{service}/{role}/{uuid}` (IAM-113). */
export function taskId({ service, role, uuid }: TaskName): string {
  return `task/aws-service-role/${service}/${role}/${uuid}`;
}

/** Reads a task id; null for a text that is none. */
export function readTaskId(text: string): TaskName | null {
  const parts = text.split('/');
  const [task, folder, service, role, uuid] = parts;
  if (parts.length !== 5 || task !== 'task' || folder !== 'aws-service-role') return null;
  return service === undefined || role === undefined || uuid === undefined || service === '' || role === '' || uuid === '' ? null : { service, role, uuid };
}

/** The texts of both refusals are not recorded. */
export function malformedTask(id: string): ApiError {
  return new ApiError('InvalidInput', `The deletion task id ${id} is not valid.`);
}

export function taskNotFound(id: string): ApiError {
  return new ApiError('NoSuchEntity', `The deletion task with id ${id} cannot be found.`);
}

/** Keeps the end of a task, and forgets those of yesterday. */
export async function keepTask(rows: RowWriter, uuid: string, row: DeletionTaskRow): Promise<void> {
  const old = (await listAll(rows, deletionTasks)).filter((task) => row.endedAt - task.row.endedAt > KEPT_MILLIS);
  for (const { id } of old.slice(0, MAX_SWEPT)) rows.delete(deletionTasks, id);
  rows.put(deletionTasks, [uuid], row);
}
