import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi data-actions: the third party, Genesys Cloud's AWS Lambda data actions, played for real

  octroi data-actions start   serve its Platform API beside Octroi
  octroi data-actions check   does a role let in the right organisation, and nobody else?
  octroi data-actions run     execute an exported action file against a function

  octroi data-actions VERB --help   the options of each
`;

const VERBS: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<number> }>>> = {
  start: () => import('../data-actions/start.ts'),
  check: () => import('../data-actions/check-role.ts'),
  run: () => import('../data-actions/run-file.ts'),
};

/** `octroi data-actions VERB`. */
export async function run(args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === '--help' || verb === '-h' || verb === 'help') {
    say(HELP.trimEnd());
    return 0;
  }
  const load = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (load === undefined) throw new UsageError('say `octroi data-actions start`, `octroi data-actions check` or `octroi data-actions run`');
  return (await load()).run(rest);
}
