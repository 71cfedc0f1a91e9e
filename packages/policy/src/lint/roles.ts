import { globMatches } from '../match/glob.ts';
import { globFor, hasWildcard } from './cover.ts';
import type { FindingCode } from './finding.ts';
import type { Linting, StatementCheck } from './linting.ts';
import type { StatementRead, Text } from './reading.ts';

/** An action that is dangerous on every role, a role that no policy names on purpose, and the key that narrows it instead. */
interface Danger {
  readonly action: string;
  readonly probe: string;
  readonly key: string;
  readonly family: 'PASS_ROLE' | 'CREATE_SLR';
  readonly result: string;
}

const DANGERS: readonly Danger[] = [
  { action: 'iam:passrole', probe: 'role/\u0000/\u0000', key: 'iam:passedtoservice', family: 'PASS_ROLE', result: 'any role may be passed to any service; name the roles, or the service with `iam:PassedToService`' },
  { action: 'iam:createservicelinkedrole', probe: 'role/aws-service-role/\u0000/\u0000', key: 'iam:awsservicename', family: 'CREATE_SLR', result: 'service-linked roles of any service may be made; name the roles, or the service with `iam:AWSServiceName`' },
];

const matches = (pattern: string, text: string): boolean => globMatches(globFor(pattern.toLowerCase()), text);

/** Does the resource take in a role of any name? */
function isStar(resource: string, probe: string): boolean {
  if (resource === '*') return true;
  const parts = resource.split(':');
  return matches(parts[2] ?? '', 'iam') && matches(parts.length < 6 ? '*' : parts.slice(5).join(':'), probe);
}

/** How the statement reaches the action, or null if it does not. */
function reach(statement: StatementRead, { action }: Danger): { readonly at: Text; readonly by: '' | 'STAR_IN_ACTION_AND_' | 'NOT_ACTION' } | null {
  const found = statement.actions?.find(({ value }) => matches(value, action));
  if (found !== undefined) return { at: found, by: hasWildcard(found.value) ? 'STAR_IN_ACTION_AND_' : '' };
  const except = statement.notActions?.[0];
  return except === undefined || statement.notActions!.some(({ value }) => matches(value, action)) ? null : { at: except, by: 'NOT_ACTION' };
}

function codeOf({ family }: Danger, by: '' | 'STAR_IN_ACTION_AND_' | 'NOT_ACTION', not: boolean): FindingCode {
  if (not) return by === 'NOT_ACTION' ? `${family}_WITH_NOT_ACTION_AND_NOT_RESOURCE` : `${family}_WITH_${by}NOT_RESOURCE`;
  if (by === 'NOT_ACTION') return `${family}_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION`;
  return by === '' ? `${family}_WITH_STAR_IN_RESOURCE` : `${family}_WITH_STAR_IN_ACTION_AND_RESOURCE`;
}

function check(danger: Danger, statement: StatementRead, { report }: Linting): void {
  const reached = reach(statement, danger);
  if (reached === null || statement.conditions.some(({ lower }) => lower === danger.key)) return;
  const star = statement.resources?.find(({ value }) => isStar(value, danger.probe));
  if (star !== undefined) report(codeOf(danger, reached.by, false), star, danger.result);
  const except = statement.notResources?.[0];
  if (except !== undefined && !statement.notResources!.some(({ value }) => isStar(value, danger.probe))) report(codeOf(danger, reached.by, true), except, danger.result);
}

/** The checks of iam:PassRole and iam:CreateServiceLinkedRole on every role. */
export const checkRoles: StatementCheck = (statement, lint) => {
  if (statement.effect !== 'Allow' || (lint.kind !== 'identity' && lint.kind !== 'session')) return;
  for (const danger of DANGERS) check(danger, statement, lint);
};
