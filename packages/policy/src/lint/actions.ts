import { globMatches } from '../match/glob.ts';
import type { CatalogueAction, CatalogueIndex, CatalogueService } from './catalogue.ts';
import { covers, globFor, hasWildcard } from './cover.ts';
import type { Budget, Linting, StatementCheck } from './linting.ts';
import { spend, SPENT } from './linting.ts';
import { nearest } from './nearest.ts';
import type { Text } from './reading.ts';
import { clip } from './reading.ts';

/** An action of the catalogue that a pattern of a statement matches. */
export interface MatchedAction {
  readonly service: CatalogueService;
  readonly action: CatalogueAction;
}

/** The actions of one service that `prefix:name` means; wildcards in the prefix are not followed (POL-60). */
export function matchedActions(pattern: string, data: CatalogueIndex): readonly MatchedAction[] {
  const [prefix = '', name = ''] = pattern.toLowerCase().split(':', 2);
  const found = data.services.get(prefix);
  if (found === undefined) return [];
  if (!hasWildcard(name)) {
    const action = found.actions.get(name);
    return action === undefined ? [] : [{ service: found.service, action }];
  }
  const glob = globFor(name);
  return [...found.actions].filter(([candidate]) => globMatches(glob, candidate)).map(([, action]) => ({ service: found.service, action }));
}

const didYouMean = (name: string | null): string => (name === null ? '' : `; did you mean \`${name}\`?`);

/** POL-10, POL-58 to POL-60; with data also whether service and action exist. */
function checkAction({ value, ...at }: Text, { report, data, kind, budget, spare }: Linting): void {
  if (value === '*') return;
  if (value.includes('${')) return report('VARIABLE_UNSUPPORTED_IN_ELEMENT', at, 'an action takes no policy variable; they work in resources and conditions');
  const parts = value.split(':');
  if (parts.length !== 2 || parts[1] === '') return report('INVALID_ACTION', at, `\`${clip(value)}\` is no action; the form is \`service:Name\``);
  const [prefix = '', name = ''] = parts;
  if (!/^[A-Za-z0-9.-]+$/.test(prefix)) return report('INVALID_SERVICE_IN_ACTION', at, `\`${clip(prefix)}\` is no service prefix`);
  // The published quota of SCPs lets a wildcard stand at the end only.
  if (kind === 'scp' && hasWildcard(value.slice(0, -1))) report('SCP_SYNTAX_ERROR_ACTION_WILDCARD', at, `in an SCP a wildcard stands at the end of the action only, unlike \`${clip(value)}\``);
  if (data === null) return;
  const service = data.services.get(prefix.toLowerCase());
  // A name is compared with all that it could mean; a pattern letter by letter.
  if (!spend(budget, hasWildcard(name) ? (service?.actions.size ?? 0) * (20 + name.length) : 1)) return report('INVALID_ACTION', at, SPENT);
  if (service === undefined) return report('INVALID_SERVICE_IN_ACTION', at, `there is no service \`${clip(prefix)}\`${didYouMean(nearest(prefix, data.services.keys(), spare))}`);
  if (matchedActions(value, data).length > 0) return;
  const names = service.service.actions.map((action) => action.name);
  const near = hasWildcard(name) ? null : nearest(name, names, spare);
  report('INVALID_ACTION', at, `${hasWildcard(name) ? 'no action matches' : 'there is no action'} \`${clip(value)}\`${didYouMean(near === null ? null : `${prefix}:${near}`)}`);
}

/** Patterns with wildcards that are compared with every other value; a list with more is compared no further. */
const MAX_PATTERNS = 200;

/**
 * The values of a list that another value of it covers, each with the one that does. Of two equal values the later one is named.
 * `covering` says whether everything that the second pattern matches is matched by the first.
 */
export function redundant(values: readonly Text[], keyOf: (value: string) => string, covering: (outer: string) => (inner: string) => boolean, budget: Budget): readonly (readonly [Text, Text])[] {
  const found: (readonly [Text, Text])[] = [];
  const seen = new Map<string, Text>();
  for (const value of values) {
    const key = keyOf(value.value);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, value);
    else found.push([value, before]);
  }
  const outers = [...seen].filter(([key]) => hasWildcard(key)).slice(0, MAX_PATTERNS).map(([key, text]) => ({ key, text, covers: covering(key) }));
  for (const [key, text] of seen) {
    if (!spend(budget, outers.length * (20 + key.length))) break;
    const outer = outers.find((candidate) => candidate.key !== key && candidate.covers(key));
    if (outer !== undefined) found.push([text, outer.text]);
  }
  return found;
}

function actionCovering(outer: string): (inner: string) => boolean {
  const glob = globFor(outer);
  return (inner) => covers(outer, glob, inner);
}

/** The checks of Action and NotAction. */
export const checkActions: StatementCheck = (statement, lint) => {
  for (const list of [statement.actions, statement.notActions]) {
    if (list === null) continue;
    for (const action of list) checkAction(action, lint);
    for (const [text, other] of redundant(list, (value) => value.toLowerCase(), actionCovering, lint.spare)) {
      lint.report('REDUNDANT_ACTION', text, `\`${clip(text.value)}\` adds nothing to \`${clip(other.value)}\``);
    }
  }
};
