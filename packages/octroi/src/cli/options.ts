import { statSync } from 'node:fs';
import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';
import { UsageError } from './usage-error.ts';

/** Reads options; throws `UsageError` for unknown ones. */
export function readOptions<T extends ParseArgsOptionsConfig>(args: string[], options: T, positionals = false) {
  try {
    return parseArgs({ args, options, strict: true, allowPositionals: positionals });
  } catch (error) {
    throw new UsageError((error as Error).message.replace(/\. To specify.*$/s, ''));
  }
}

/** A TCP port, 0 to 65535; 0 is any free one. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new UsageError(`\`${text}\` is no port: 0 to 65535 is needed`);
  return port;
}

/** Whole seconds, 0 to 3600. */
export function readSeconds(option: string, text: string): number {
  const seconds = Number(text);
  if (!/^\d{1,4}$/.test(text) || seconds > 3600) throw new UsageError(`${option}: \`${text}\` is no number of seconds from 0 to 3600`);
  return seconds;
}

/** Text that may not be empty: an empty host would listen on every address. */
export function readText(option: string, text: string): string {
  if (text === '') throw new UsageError(`${option} must not be empty`);
  return text;
}

/** A folder that is there. */
export function readFolder(option: string, path: string): string {
  if (statSync(readText(option, path), { throwIfNoEntry: false })?.isDirectory() !== true) throw new UsageError(`${option}: \`${path}\` is no folder`);
  return path;
}
