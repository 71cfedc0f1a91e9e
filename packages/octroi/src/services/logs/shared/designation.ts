import { ApiError } from '../../../kernel/api-error.ts';
import { isAccountId, parseArn } from '../../../kernel/arn.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import type { Scope } from '../../../kernel/scope.ts';
import { groups, streams, type GroupRow, type StreamRow } from '../tables.ts';
import { groupNotFound, invalidParameter, streamNotFound } from './errors.ts';

/** A group as a request names it, by name or by ARN. */
export interface GroupInput {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}

/** A group that a request designates, whether or not it exists. */
export interface DesignatedGroup {
  readonly scope: Scope;
  readonly name: string;
}

const GROUP = 'log-group:';

/** Exactly one of name and identifier, and an identifier that is an ARN names a log group. */
export function checkGroup({ logGroupName, logGroupIdentifier }: GroupInput): ApiError | null {
  if (logGroupName !== undefined && logGroupIdentifier !== undefined) return new ApiError('ValidationException', 'LogGroup name and LogGroup ARN are mutually exclusive parameters.');
  if (logGroupName !== undefined) return null;
  if (logGroupIdentifier === undefined) return invalidParameter("1 validation error detected: Value null at 'logGroupName' failed to satisfy constraint: Member must not be null");
  const isArn = logGroupIdentifier.startsWith('arn:');
  return (isArn ? ofArn(logGroupIdentifier) !== null : !logGroupIdentifier.includes(':')) ? null : invalidParameter('Invalid log group identifier');
}

/** The group that a request means; the checks of `checkGroup` have passed. */
export function designatedGroup({ logGroupName, logGroupIdentifier }: GroupInput, scope: Scope): DesignatedGroup {
  if (logGroupName !== undefined) return { scope, name: logGroupName };
  return ofArn(logGroupIdentifier ?? '') ?? { scope, name: logGroupIdentifier ?? '' };
}

/** The group of an ARN without the trailing `:*`, which the API model refuses; null for any other text. */
export function ofArn(text: string): DesignatedGroup | null {
  const arn = parseArn(text);
  if (arn === null || arn.service !== 'logs' || !isAccountId(arn.account) || arn.region === '' || !arn.resource.startsWith(GROUP)) return null;
  const name = arn.resource.slice(GROUP.length);
  return name === '' || name.includes(':') ? null : { scope: { partition: arn.partition, account: arn.account, region: arn.region }, name };
}

/** Throws ResourceNotFoundException. A group of another account or Region is never found here. */
export async function mustFindGroup(rows: RowReader, { scope, name }: DesignatedGroup, home: Scope): Promise<GroupRow> {
  const row = scope.account === home.account && scope.region === home.region && scope.partition === home.partition ? await rows.get(groups, [name]) : undefined;
  if (row === undefined) throw groupNotFound();
  return row;
}

/** Throws ResourceNotFoundException. */
export async function mustFindStream(rows: RowReader, group: GroupRow, name: string): Promise<StreamRow> {
  const row = await rows.get(streams, [group.id, name]);
  if (row === undefined) throw streamNotFound();
  return row;
}
