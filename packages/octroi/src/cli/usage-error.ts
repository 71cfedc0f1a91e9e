/** The command line is not of the command's form; the message says what it takes. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
