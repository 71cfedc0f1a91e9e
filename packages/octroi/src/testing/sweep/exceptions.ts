import type { Operation } from '../../kernel/operation.ts';

/** Something about an operation that is not authorised like the others, and why. */
export interface AccessException {
  /** `sts:AssumeRole`. */
  readonly operation: string;
  readonly exception: string;
}

/**
 * Every exception that the operations declare: no permission at all, the name of another action, a resource's policy that has to allow
 * as well, and asks that are made only for some inputs.
 */
export function exceptions(operations: readonly Operation[]): readonly AccessException[] {
  return operations.flatMap((operation) => exceptionsOf(operation).map((exception) => ({ operation: `${operation.service}:${operation.name}`, exception })));
}

function exceptionsOf({ service, name, access }: Operation): readonly string[] {
  if (access.kind === 'ungated') return [`no permission is asked for (${access.rule})`];
  if (access.kind === 'password') return [`it is not signed: a password and, where there is a device, its code authorise it alone (${access.rule})`];
  const first = access.declares[0]?.action;
  return [
    ...(access.kind === 'trustOnly' ? [`it is not signed: the trust policy of the role authorises it alone (${access.rule})`] : []),
    ...(first === `${service}:${name}` ? [] : [`it is authorised as ${first}`]),
    ...access.declares.flatMap(({ action, when }) => (when === undefined ? [] : [`${action} is asked for when ${when}`])),
    ...access.declares.flatMap(({ action, resourceRule }) => (resourceRule === undefined ? [] : [`${action} needs the policy of the resource as well (${resourceRule})`])),
  ];
}
