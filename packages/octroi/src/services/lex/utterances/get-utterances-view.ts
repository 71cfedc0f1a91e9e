import type { GetUtterancesViewRequest, GetUtterancesViewResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { listAll } from '../../../kernel/rows.ts';
import { DEFINITION_TABLES, readDefinition } from '../definition/read-definition.ts';
import { askBot } from '../shared/asks.ts';
import { bots, utterances } from '../tables.ts';
import { Aggregation } from './aggregate.ts';
import { firstKeptDay, mayKeepUtterances } from './note-utterance.ts';

/**
 * What users said to versions of a bot in the last 15 days, and how often (LEX-UTT-1). Of a bot or a version that does not exist, as of
 * one whose utterances are not kept, nothing was heard (LEX-UTT-2).
 */
export const getUtterancesView = reads<GetUtterancesViewRequest, GetUtterancesViewResponse>({
  service: 'lex',
  name: 'GetUtterancesView',
  level: 'List',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:GetUtterancesView', resource: 'bot version' }],
    // LEX-IAM-17: each version has to be allowed.
    asks: ({ botName, botVersions }, context) => Promise.all([...new Set(botVersions)].map((version) => askBot('lex:GetUtterancesView', botName, context, {}, version))),
  },
  tables: [...DEFINITION_TABLES, utterances],
  errors: ['BadRequestException'],
  async handle({ input, rows, blobs, now }) {
    const { botName, botVersions, statusType } = input;
    const heard = new Set<string>();
    for (const version of new Set(botVersions)) {
      const definition = await readDefinition(rows, blobs, botName, version);
      if (definition !== null && mayKeepUtterances(definition)) heard.add(version);
    }
    const totals = new Aggregation(botVersions, statusType);
    const bot = heard.size === 0 ? undefined : await rows.get(bots, [botName]);
    const kept = firstKeptDay(now);
    for (const { id, row } of bot === undefined ? [] : await listAll(rows, utterances, [bot.id])) {
      if (id[2]! >= kept) totals.add(id[1]!, row.said.filter(({ version }) => heard.has(version)));
    }
    return { botName, utterances: totals.lists() };
  },
});
