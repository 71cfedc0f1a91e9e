import { setTimeout as delay } from 'node:timers/promises';
import { GetBotCommand, PutBotAliasCommand, PutBotCommand, PutIntentCommand, TagResourceCommand } from '@aws-sdk/client-lex-model-building-service';
import { PutSessionCommand } from '@aws-sdk/client-lex-runtime-service';
import type { Input, Place, SampleRequest, Samples } from '../sample.ts';

const TEXT = 'text/plain; charset=utf-8';
const tags = [{ key: 'team', value: 'blue' }];
const BOT = { name: 'Talker' };
const ALIASES = ['$LATEST', 'Live'] as const;
const BUILD_TRIES = 500;

/** A bot that can be talked to, itself and by an alias, both tagged. */
async function talker({ lex, accountId }: Place): Promise<void> {
  await lex.send(new PutIntentCommand({ name: 'Greet', sampleUtterances: ['hello'] }));
  await lex.send(new PutBotCommand({ ...BOT, locale: 'en-US', childDirected: false, intents: [{ intentName: 'Greet', intentVersion: '$LATEST' }], processBehavior: 'BUILD', tags }));
  await lex.send(new PutBotAliasCommand({ botName: BOT.name, name: 'Live', botVersion: '$LATEST' }));
  await lex.send(new TagResourceCommand({ resourceArn: `arn:aws:lex:us-east-1:${accountId}:bot:${BOT.name}:Live`, tags }));
  for (let tries = 0; tries < BUILD_TRIES; tries++) {
    if ((await lex.send(new GetBotCommand({ ...BOT, versionOrAlias: '$LATEST' }))).status === 'READY') return;
    await delay(10);
  }
  throw new Error('the bot of the sweep is not built');
}

/** One request to the bot itself and one to its alias; `session`: the user has talked to it already. */
const toBoth = (more: Input, session = false): readonly SampleRequest[] =>
  ALIASES.map((botAlias) => ({
    async prepare(place) {
      await talker(place);
      const talk = { botName: BOT.name, botAlias, userId: 'sweeper' };
      if (session) await place.lexRuntime.send(new PutSessionCommand({ ...talk, accept: TEXT }));
      return { ...talk, ...more };
    },
  }));

/** Conversations with bots of Amazon Lex V1. */
export const lexRuntimeSamples: Samples = {
  PostText: toBoth({ inputText: 'hello' }),
  PostContent: toBoth({ inputStream: 'hello', contentType: TEXT, accept: TEXT }),
  PutSession: toBoth({ accept: TEXT }),
  GetSession: toBoth({}, true),
  DeleteSession: toBoth({}, true),
};
