import { UsageError } from './usage-error.ts';

/** A command: what it is for, and where its code is. Each is loaded when it is called. */
interface Command {
  readonly words: string;
  readonly about: string;
  readonly load: () => Promise<{ run(args: string[]): Promise<number> }>;
}

const COMMANDS: readonly Command[] = [
  { words: 'start', about: 'serve the AWS APIs on one port', load: () => import('./commands/start.ts') },
  { words: 'quickstart', about: 'a third party assumes a role and invokes a function, every step decided', load: () => import('./commands/quickstart.ts') },
  { words: 'data-actions', about: 'the third party: serve it, check a role, execute an action file', load: () => import('./commands/data-actions.ts') },
  { words: 'vendor', about: "check a customer's role for any vendor that uses external IDs", load: () => import('./commands/vendor.ts') },
  { words: 'sign-in', about: 'temporary credentials for a password', load: () => import('./commands/sign-in.ts') },
  { words: 'explain', about: 'why a request was allowed or refused', load: () => import('./commands/explain.ts') },
  { words: 'lex', about: 'import bots of Amazon Lex V1, and talk to them', load: () => import('./commands/lex.ts') },
  { words: 'account', about: 'create or list accounts of a data folder, and set their quotas', load: () => import('./commands/account.ts') },
  { words: 'backup', about: 'a whole store as one file, also while its nodes go on', load: () => import('./commands/backup.ts') },
  { words: 'restore', about: 'a store from a backup, all of it or nothing', load: () => import('./commands/restore.ts') },
  { words: 'doctor', about: 'whether a host, a store and its blobs are sound, and what to do', load: () => import('./commands/doctor.ts') },
  { words: 'export', about: 'an account of a data folder as JSON', load: () => import('./commands/export.ts') },
  { words: 'import', about: 'rebuild an account from JSON, such as the AWS CLI prints', load: () => import('./commands/import.ts') },
  { words: 'validate', about: 'check policy files, offline', load: () => import('./commands/validate.ts') },
];

function help(): string {
  const width = Math.max(...COMMANDS.map((command) => command.words.length));
  const lines = COMMANDS.map((command) => `  octroi ${command.words.padEnd(width)}  ${command.about}`);
  return `Octroi: an AWS-compatible IAM that anyone can run\n\n${lines.join('\n')}\n\n  octroi COMMAND --help   the options of a command\n  octroi --version\n`;
}

async function main(args: string[]): Promise<number> {
  const [word, ...rest] = args;
  if (word === undefined || word === 'help' || word === '--help' || word === '-h') {
    process.stdout.write(help());
    return word === undefined ? 2 : 0;
  }
  if (word === '--version' || word === '-v') {
    process.stdout.write(`${(await import('../gateway/version.ts')).VERSION}\n`);
    return 0;
  }
  const command = COMMANDS.find((candidate) => candidate.words === word);
  if (command === undefined) throw new UsageError(`\`${word}\` is no command of octroi; \`octroi --help\` lists them`);
  return (await command.load()).run(rest);
}

/** Commands that serve go on when nobody reads what they say any more; the others end then, as when `head` has seen enough. */
const SERVERS: ReadonlySet<string | undefined> = new Set(['start', 'quickstart', 'data-actions']);

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  if (!SERVERS.has(process.argv[2])) process.exit();
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`octroi: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
