import { parsePolicy } from '@octroi/policy';

/** Which services the policies of a principal give access to, by their namespaces. */
export interface GrantedServices {
  grants(namespace: string): boolean;
}

/**
 * The services that some Allow of a policy names an action of (IAM-181): what else limits it (conditions, resources, denies, other
 * policies) is not looked at. NotAction names every service but those of which it takes out all actions.
 */
export function servicesGranted(text: string): GrantedServices {
  const parsed = parsePolicy(text);
  if (!parsed.ok) throw new Error('a stored policy does not parse');
  const allows = parsed.document.statements.filter(({ effect }) => effect === 'Allow');
  return {
    grants(namespace) {
      const wanted = namespace.toLowerCase();
      return allows.some(({ actions, notActions }) => {
        if (actions !== null) return actions.some((action) => serviceOf(action) === '*' || serviceOf(action) === wanted);
        return notActions !== null && !notActions.some((action) => action === '*' || action.toLowerCase() === `${wanted}:*`);
      });
    },
  };
}

/** `s3` of `s3:Get*`; `*` for a pattern that names no service, and so means all of them (POL-12). */
function serviceOf(action: string): string {
  const colon = action.indexOf(':');
  return colon < 0 ? '*' : action.slice(0, colon).toLowerCase();
}
