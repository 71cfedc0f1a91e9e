import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { LambdaClient } from '@aws-sdk/client-lambda';
import {
  CreateBotVersionCommand, GetBotAliasCommand, GetBotCommand, GetImportCommand, GetIntentCommand, LexModelBuildingServiceClient, PutBotAliasCommand, PutBotCommand, StartImportCommand,
  type GetBotCommandOutput,
} from '@aws-sdk/client-lex-model-building-service';
import { readOptions, readText } from '../options.ts';
import { green, red, say, yellow } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { functionsOf, missingOf, type Missing } from './functions.ts';
import { printable } from './turn-lines.ts';
import { failureOf, WHO_HELP, WHO_OPTIONS, whoOf, type Who } from './who.ts';

const HELP = `octroi lex import: import an exported bot, build it, and say what it misses

  octroi lex import FILE.zip

  --alias NAME     also make a version of the bot and point this alias to it
  --keep           stop if a bot, an intent or a slot type of the same name is there; without it
                   their $LATEST is overwritten
${WHO_HELP}

The file is what the console of Amazon Lex V1 exported. Afterwards each function that the bot calls is
looked for, with the permission that lets Lex call it. The end is 0 if nothing is missing.
`;

/** How long an import and a build may take, ms, and how often they are asked about. */
const WAIT_MILLIS = 300_000;
const ASK_MILLIS = 200;

/** `octroi lex import`. */
export async function run(args: string[]): Promise<number> {
  const { values, positionals } = readOptions(args, { ...WHO_OPTIONS, alias: { type: 'string' }, keep: { type: 'boolean', default: false } }, true);
  if (values.help) {
    say(HELP.trimEnd());
    return 0;
  }
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new UsageError('say which file: `octroi lex import FILE.zip`');
  const alias = values.alias === undefined ? null : readText('--alias', values.alias);
  const payload = readFileSync(file);
  const who = await whoOf(values);
  const models = new LexModelBuildingServiceClient(who.config);
  try {
    const name = await imported(payload, values.keep, models);
    say(`${green('imported')}  the bot ${printable(name)}`);
    const bot = await built(name, models);
    say(`${green('built')}     the bot ${printable(name)}, ${bot.intents?.length ?? 0} ${bot.intents?.length === 1 ? 'intent' : 'intents'}`);
    if (alias !== null) say(`${green('pointed')}   the alias ${printable(alias)} to version ${await published(name, alias, models)}`);
    return sayMissing(await missingIn(bot, models, who));
  } catch (error) {
    throw new Error(printable(failureOf(error)), { cause: error });
  } finally {
    models.destroy();
  }
}

/** The name of the bot that the file holds, once it has been imported. */
async function imported(payload: Uint8Array, keep: boolean, models: LexModelBuildingServiceClient): Promise<string> {
  const { importId, name = '' } = await models.send(new StartImportCommand({ payload, resourceType: 'BOT', mergeStrategy: keep ? 'FAIL_ON_CONFLICT' : 'OVERWRITE_LATEST' }));
  const ended = await until(() => models.send(new GetImportCommand({ importId })), ({ importStatus }) => importStatus !== 'IN_PROGRESS');
  if (ended.importStatus !== 'COMPLETE') throw new Error(`the import of ${name} failed: ${(ended.failureReason ?? []).join('; ')}`);
  return name;
}

/** The bot as it was imported, built. */
async function built(name: string, models: LexModelBuildingServiceClient): Promise<GetBotCommandOutput> {
  const get = () => models.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' }));
  const { $metadata: _, status: __, failureReason: ___, lastUpdatedDate: ____, createdDate: _____, version: ______, locale, childDirected, ...settings } = await get();
  await models.send(new PutBotCommand({ ...settings, name, locale: locale!, childDirected: childDirected!, processBehavior: 'BUILD' }));
  const bot = await until(get, ({ status }) => status === 'READY' || status === 'FAILED');
  if (bot.status !== 'READY') throw new Error(`the build of ${name} failed: ${bot.failureReason ?? 'no reason is told'}`);
  return bot;
}

/** Makes a version and points the alias to it; gives the version's number. */
async function published(name: string, alias: string, models: LexModelBuildingServiceClient): Promise<string> {
  const { version: botVersion } = await models.send(new CreateBotVersionCommand({ name }));
  await until(() => models.send(new GetBotCommand({ name, versionOrAlias: botVersion })), ({ status }) => status === 'READY' || status === 'FAILED');
  const checksum = await models.send(new GetBotAliasCommand({ botName: name, name: alias })).then(
    (found) => found.checksum,
    (error: unknown) => {
      if ((error as Error).name !== 'NotFoundException') throw error;
    },
  );
  await models.send(new PutBotAliasCommand({ botName: name, name: alias, botVersion, ...(checksum === undefined ? {} : { checksum }) }));
  return botVersion ?? '';
}

async function missingIn({ intents = [] }: GetBotCommandOutput, models: LexModelBuildingServiceClient, who: Who): Promise<readonly Missing[]> {
  const lambda = new LambdaClient(who.config);
  try {
    const missing: Missing[] = [];
    for (const { intentName: name, intentVersion: version } of intents) {
      for (const needed of functionsOf(await models.send(new GetIntentCommand({ name, version })))) {
        const found = await missingOf(needed, lambda, who);
        if (found !== null) missing.push(found);
      }
    }
    return missing;
  } finally {
    lambda.destroy();
  }
}

function sayMissing(missing: readonly Missing[]): number {
  if (missing.length === 0) {
    say(`${green('complete')}  no function and no permission is missing`);
    return 0;
  }
  for (const { problem, remedy } of missing) {
    say(`${yellow('missing')}   ${printable(problem)}`);
    if (remedy !== null) say(printable(`          ${remedy}`));
  }
  say(red(`${missing.length} ${missing.length === 1 ? 'thing is' : 'things are'} missing; turns that need one will fail`));
  return 1;
}

async function until<Answer>(ask: () => Promise<Answer>, ended: (answer: Answer) => boolean): Promise<Answer> {
  for (const deadline = performance.now() + WAIT_MILLIS; ; ) {
    const answer = await ask();
    if (ended(answer)) return answer;
    if (performance.now() > deadline) throw new Error('Octroi is not done after five minutes; ask again later');
    await delay(ASK_MILLIS);
  }
}
