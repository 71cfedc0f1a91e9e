import { say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const HELP = `octroi lex: bots of Amazon Lex V1 in the terminal

  octroi lex import FILE.zip          import an exported bot, build it, and say what it misses
  octroi lex chat --bot B --alias A   talk to a bot, and see what it makes of each text

  octroi lex COMMAND --help   the options of a command
`;

const COMMANDS: Readonly<Record<string, () => Promise<{ run(args: string[]): Promise<number> }>>> = {
  chat: () => import('../lex/chat.ts'),
  import: () => import('../lex/import.ts'),
};

/** `octroi lex`. */
export async function run([word, ...rest]: string[]): Promise<number> {
  if (word === '--help' || word === '-h') {
    say(HELP.trimEnd());
    return 0;
  }
  const load = word !== undefined && Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (load === undefined) throw new UsageError('say `octroi lex chat` or `octroi lex import`; `octroi lex --help` tells of both');
  return (await load()).run(rest);
}
