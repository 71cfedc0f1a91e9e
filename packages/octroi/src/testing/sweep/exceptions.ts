import type { Operation } from '../../kernel/operation.ts';

/** Something about an operation that is not authorised like the others, and why. */
export interface AccessException {
  /** `sts:AssumeRole`. */
  readonly operation: string;
  readonly exception: string;
}

/** Every exception that the operations declare: no permission at all, and asks that are made only for some inputs. */
export function exceptions(operations: readonly Operation[]): readonly AccessException[] {
  return operations.flatMap(({ service, name, access }) => {
    const operation = `${service}:${name}`;
    if (access.kind === 'ungated') return [{ operation, exception: `no permission is asked for (${access.rule})` }];
    return access.declares.flatMap(({ action, when }) => (when === undefined ? [] : [{ operation, exception: `${action} is asked for when ${when}` }]));
  });
}
