import type { Executor } from '../execution/executor.ts';
import { invalidParameter } from '../shared/errors.ts';

/** Says which runtimes this host can run. AWS's own list is another matter: a function that cannot run here may still be made (LAM-24). */
export interface RuntimeSupport {
  /** Throws InvalidParameterValueException for a runtime that cannot run here, where LAMBDA_STRICT_RUNTIME=1 wants that. */
  require(runtime: string): Promise<void>;
  /** Why functions of a runtime cannot run here; undefined if they can. */
  whyNot(runtime: string): Promise<string | undefined>;
}

export function createRuntimeSupport(executor: () => Partial<Pick<Executor, 'whyNot'>>, strict: boolean): RuntimeSupport {
  const whyNot = async (runtime: string): Promise<string | undefined> => executor().whyNot?.(runtime);
  return {
    whyNot,
    async require(runtime) {
      const reason = strict ? await whyNot(runtime) : undefined;
      if (reason !== undefined) throw invalidParameter(reason);
    },
  };
}
