import { readOrigin } from '@octroi/data-actions';
import { UsageError } from '../usage-error.ts';

/** Origins given by `--console-origin`. */
export function readConsoleOrigins(given: readonly string[]): readonly string[] {
  return given.map((text) => {
    try {
      return readOrigin(text);
    } catch (error) {
      throw new UsageError(`--console-origin: ${(error as Error).message}`);
    }
  });
}

/** Where the console of the Octroi at an address is opened: at that address, and on this machine under both of its names. */
export function consoleOriginsOf(endpoint: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(endpoint);
  const names = ['127.0.0.1', 'localhost'];
  if (!names.includes(hostname)) return [origin];
  return names.map((name) => `${protocol}//${name}${port === '' ? '' : `:${port}`}`);
}
