import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { UsageError } from './usage-error.ts';

/**
 * A program and its arguments, parted by white space; no shell reads them, and nothing is quoted.
 * @throws UsageError unless the first word is a program that can be run
 */
export function readCommand(option: string, line: string): readonly string[] {
  const words = line.split(/\s+/u).filter((word) => word !== '');
  const [program] = words;
  if (program === undefined) throw new UsageError(`${option} must not be empty`);
  const places = program.includes('/') ? [program] : (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '').map((folder) => join(folder, program));
  if (!places.some(isProgram)) throw new UsageError(`${option}: \`${program}\` is no program that can be run`);
  return words;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
