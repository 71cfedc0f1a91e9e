import { defineToken } from './operation.ts';

/**
 * What tells whoever runs the server of something that is allowed and yet looks like a mistake. A warning decides nothing. It names
 * resources, never secrets.
 */
export interface Warnings {
  warn(sentence: string): void;
}

export const warnings = defineToken<Warnings>('the warnings of the server');

/** Characters of a line. */
const MAX = 600;

/** Warnings as lines of a log, each one line whatever names stand in it. */
export function createWarnings(write: (line: string) => void): Warnings {
  return {
    warn(sentence) {
      const line = sentence.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '?');
      write(line.length <= MAX ? line : `${line.slice(0, MAX)}...`);
    },
  };
}
