import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline/promises';
import { LexRuntimeServiceClient, PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { ExplainRequestCommand, OctroiClient } from '../../testing/octroi-client.ts';
import { decisionLines } from '../explain/render.ts';
import { readOptions, readText } from '../options.ts';
import { bold, dim, red, say } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { printable, turnLines } from './turn-lines.ts';
import { failureOf, requestIdOf, WHO_HELP, WHO_OPTIONS, whoOf, type Who } from './who.ts';

const HELP = `octroi lex chat: talk to a bot, and see what it makes of each text

  octroi lex chat --bot NAME --alias ALIAS

  --bot NAME       the bot
  --alias ALIAS    its alias; $LATEST for the bot itself
  --user ID        who talks; default somebody new
${WHO_HELP}

Each line is a turn; an empty one, or the end of the input, ends the conversation. Of each turn you see
the state of the dialog, the slots, how sure the bot is, and the decision that let you talk to it, for
which the caller needs octroi:ExplainRequest. Without it everything else is shown.
`;

/** `octroi lex chat`. */
export async function run(args: string[]): Promise<number> {
  const { values } = readOptions(args, { ...WHO_OPTIONS, bot: { type: 'string' }, alias: { type: 'string' }, user: { type: 'string' } });
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const { bot, alias } = values;
  if (bot === undefined || alias === undefined) throw new UsageError('say with whom: --bot NAME and --alias ALIAS; `--alias \'$LATEST\'` is the bot as it was built last');
  const talk = { botName: readText('--bot', bot), botAlias: readText('--alias', alias), userId: readText('--user', values.user ?? `chat-${randomUUID()}`) };
  return chat(talk, await whoOf(values));
}

interface Talk {
  readonly botName: string;
  readonly botAlias: string;
  readonly userId: string;
}

/** Talks by the lines of the terminal, or of whatever is piped in. */
async function chat(talk: Talk, who: Who): Promise<number> {
  const interactive = process.stdin.isTTY === true;
  const input = createInterface({ input: process.stdin, ...(interactive ? { output: process.stdout, prompt: '> ' } : {}) });
  if (interactive) say(dim(`${who.arn} talks to ${talk.botName} as ${talk.userId}`));
  try {
    return await converse(talk, who, input, interactive ? () => input.prompt() : null);
  } finally {
    input.close();
  }
}

/** Says each line to the bot; 0 if all were answered. `prompt` asks for the next line; null: lines are shown as they are said. */
export async function converse(talk: Talk, who: Who, lines: AsyncIterable<string>, prompt: (() => void) | null = null): Promise<number> {
  const runtime = new LexRuntimeServiceClient(who.config);
  let failures = 0;
  prompt?.();
  for await (const line of lines) {
    const inputText = line.trim();
    if (inputText === '') break;
    if (prompt === null) say(bold(printable(`> ${inputText}`)));
    let requestId: string | undefined;
    try {
      const answer = await runtime.send(new PostTextCommand({ ...talk, inputText }));
      requestId = requestIdOf(answer);
      for (const told of turnLines(answer)) say(told);
    } catch (error) {
      failures++;
      requestId = requestIdOf(error);
      say(red(printable(failureOf(error))));
    }
    for (const told of await decisionsOf(requestId, who)) say(told);
    say();
    prompt?.();
  }
  runtime.destroy();
  return failures === 0 ? 0 : 1;
}

/** Why the request was allowed or refused, indented; a line that says so if the caller may not know. */
async function decisionsOf(requestId: string | undefined, { config }: Who): Promise<readonly string[]> {
  if (requestId === undefined) return [];
  try {
    const { Decisions: decisions = [] } = await new OctroiClient(config).send(new ExplainRequestCommand({ RequestId: requestId }));
    return decisions.flatMap(decisionLines).map((line) => `  ${line}`);
  } catch (error) {
    return [dim(printable(`  the decision is not shown: ${failureOf(error)}`))];
  }
}
