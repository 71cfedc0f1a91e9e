import type { CatalogueAction, CatalogueService } from '../catalogue/types.ts';
import { isPattern, matchesPattern } from './glob.ts';

/** The access levels in the order in which AWS's console shows them. */
export const SHOWN_LEVELS = ['List', 'Read', 'Write', 'Permissions management', 'Tagging'] as const;
export type ShownLevel = (typeof SHOWN_LEVELS)[number];

/** An action of a service, and why it is chosen: by its name, by a pattern of the statement, or not. */
export interface ActionChoice {
  readonly action: CatalogueAction;
  readonly chosen: 'name' | 'pattern' | 'no';
}

/** The actions of one level, by name. */
export interface LevelChoices {
  readonly level: ShownLevel;
  readonly choices: readonly ActionChoice[];
}

/** The service of an action as a statement writes it, in lower case; `*` for all, `null` for what is no action. */
export function serviceOfAction(text: string): string | null {
  if (text === '*') return '*';
  const colon = text.indexOf(':');
  return colon < 1 ? null : text.slice(0, colon).toLowerCase();
}

/** The services that actions name, each once, in the order of the statement. */
export function servicesOf(actions: readonly string[]): readonly string[] {
  return [...new Set(actions.flatMap((action) => serviceOfAction(action) ?? []))];
}

/** Matches an action of the statement the action of the service? */
function takes(text: string, prefix: string, name: string): boolean {
  return text === '*' || matchesPattern(text, `${prefix}:${name}`);
}

/** What of a service is chosen, by access level; levels without actions are left out. */
export function levelChoices(service: CatalogueService, actions: readonly string[]): readonly LevelChoices[] {
  const names = new Set(actions.map((text) => text.toLowerCase()));
  const patterns = actions.filter(isPattern);
  const chosen = (name: string): ActionChoice['chosen'] => {
    if (patterns.some((pattern) => takes(pattern, service.prefix, name))) return 'pattern';
    return names.has(`${service.prefix}:${name}`.toLowerCase()) ? 'name' : 'no';
  };
  return SHOWN_LEVELS.flatMap((level): LevelChoices[] => {
    const choices = service.actions
      .filter(({ accessLevel }) => accessLevel === level)
      .toSorted((a, b) => (a.name < b.name ? -1 : 1))
      .map((action) => ({ action, chosen: chosen(action.name) }));
    return choices.length === 0 ? [] : [{ level, choices }];
  });
}

/** Chooses actions by name, or takes them back; what is there keeps its place and its spelling. */
export function chooseActions(actions: readonly string[], prefix: string, names: readonly string[], on: boolean): readonly string[] {
  const wanted = new Set(names.map((name) => `${prefix}:${name}`.toLowerCase()));
  if (!on) return actions.filter((text) => !wanted.has(text.toLowerCase()));
  const there = new Set(actions.map((text) => text.toLowerCase()));
  return [...actions, ...names.filter((name) => !there.has(`${prefix}:${name}`.toLowerCase())).map((name) => `${prefix}:${name}`)];
}

/** The pattern that takes every action of a service. */
export const allActionsOf = (prefix: string): string => (prefix === '*' ? '*' : `${prefix}:*`);

/** Takes every action of the service with one pattern in place of all else that the statement names of it, or takes that pattern back. */
export function chooseAllActions(actions: readonly string[], prefix: string, on: boolean): readonly string[] {
  const all = allActionsOf(prefix);
  if (!on) return actions.filter((text) => text.toLowerCase() !== all.toLowerCase());
  return [...actions.filter((text) => serviceOfAction(text) !== prefix), all];
}

/** What the statement names of a service and the catalogue does not list as an action: patterns and unknown names. */
export function otherActions(service: CatalogueService | null, prefix: string, actions: readonly string[]): readonly string[] {
  const known = new Set(service?.actions.map(({ name }) => `${prefix}:${name}`.toLowerCase()));
  return actions.filter((text) => serviceOfAction(text) === prefix && !known.has(text.toLowerCase()));
}

/** The actions of a service that the statement takes, by name or pattern. */
export function takenActions(service: CatalogueService, actions: readonly string[]): readonly CatalogueAction[] {
  return levelChoices(service, actions).flatMap(({ choices }) => choices.filter(({ chosen }) => chosen !== 'no').map(({ action }) => action));
}
