import { parsePolicy } from '@octroi/policy';

/** Which services and actions a policy gives access to. */
export interface GrantedServices {
  /** Whether some action of the service is allowed, by its namespace. */
  grants(namespace: string): boolean;
  /** Whether an action (`s3:GetObject`) is allowed. */
  allows(action: string): boolean;
  /** Whether the whole service is denied, on every resource and whatever the request. */
  denies(namespace: string): boolean;
}

/**
 * The services that some Allow of a policy names an action of (IAM-181): what else limits it (conditions, resources, denies, other
 * policies) is not looked at. NotAction names every service but those of which it takes out all actions.
 */
export function servicesGranted(text: string): GrantedServices {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('a stored policy does not parse');
  const allows = parsed.document.statements.filter(({ effect }) => effect === 'Allow');
  const denied = parsed.document.statements.filter(({ effect, conditions, resources }) => effect === 'Deny' && conditions.length === 0 && resources !== null && resources.includes('*'));
  const denials = denied.flatMap(({ actions }) => actions ?? []).map(patternOf);
  const named = allows.flatMap(({ actions }) => actions ?? []).map(patternOf);
  const all = named.some(({ service }) => service === '*');
  const services = new Set(named.map(({ service }) => service));
  const excepts = allows.flatMap(({ notActions }) => (notActions === null ? [] : [notActions.map(patternOf)]));
  return {
    grants(namespace) {
      const wanted = namespace.toLowerCase();
      return all || services.has(wanted) || excepts.some((patterns) => !patterns.some(({ service, name }) => isAny(name) && (service === '*' || service === wanted)));
    },
    denies: (namespace) => denials.some(({ service, name }) => isAny(name) && (service === '*' || service === namespace)),
    allows(action) {
      const wanted = patternOf(action);
      return named.some((pattern) => matches(pattern, wanted)) || excepts.some((patterns) => !patterns.some((pattern) => matches(pattern, wanted)));
    },
  };
}

/** An action or a pattern of actions in lower case (POL-12). */
interface Pattern {
  /** `*` for a pattern that names no service, and so means all of them. */
  readonly service: string;
  readonly name: string;
}

/** `s3` and `get*` of `S3:Get*`. */
function patternOf(action: string): Pattern {
  const lower = action.toLowerCase();
  const colon = lower.indexOf(':');
  return colon < 0 ? { service: '*', name: '*' } : { service: lower.slice(0, colon), name: lower.slice(colon + 1) };
}

/** Only asterisks: every action of the service. */
function isAny(name: string): boolean {
  for (const letter of name) if (letter !== '*') return false;
  return true;
}

function matches(pattern: Pattern, action: Pattern): boolean {
  return (pattern.service === '*' || pattern.service === action.service) && nameMatches(pattern.name, action.name);
}

/** `*` stands for any run of characters and `?` for one (POL-11). Goes back to the last `*` alone, so in bounded time. */
function nameMatches(pattern: string, name: string): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < name.length; ) {
    if (pattern[at] === '*') {
      star = at++;
      resume = i;
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[i])) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  return isAny(pattern.slice(at));
}
