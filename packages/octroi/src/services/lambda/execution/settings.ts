import type { ExecutorOptions } from './executor.ts';

const INTERPRETER = /^LAMBDA_(NODE\d{1,2}|PYTHON3\d{1,2})$/;

/**
 * What the operator's environment says about execution: `LAMBDA_MAX_PROCESSES` (LAM-82), `LAMBDA_FREEZE` 0 or 1 (LAM-121), and
 * interpreters by `LAMBDA_NODE22`, `LAMBDA_PYTHON312` (LAM-129).
 * @throws Error with a sentence for a value that makes no sense
 */
export function executionSettings(variables: Readonly<Record<string, string | undefined>>): Pick<ExecutorOptions, 'maxEnvironments' | 'freeze' | 'interpreters'> {
  const { LAMBDA_MAX_PROCESSES: max, LAMBDA_FREEZE: freeze } = variables;
  if (max !== undefined && !/^[1-9]\d{0,4}$/.test(max)) throw new Error(`\`${max}\` is no LAMBDA_MAX_PROCESSES: 1 to 99999 is needed`);
  if (freeze !== undefined && freeze !== '0' && freeze !== '1') throw new Error(`\`${freeze}\` is no LAMBDA_FREEZE: 0 or 1 is needed`);
  const interpreters = Object.fromEntries(Object.entries(variables).flatMap(([name, path]) => (path !== undefined && path !== '' && INTERPRETER.test(name) ? [[name, path]] : [])));
  return { ...(max === undefined ? {} : { maxEnvironments: Number(max) }), ...(freeze === undefined ? {} : { freeze: freeze === '1' }), interpreters };
}
