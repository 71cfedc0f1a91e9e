import type { GetBotRequest, GetBotResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { isVersion } from '../shared/arns.ts';
import { askVersionOrAlias } from '../shared/asks.ts';
import { contentOf } from '../shared/content.ts';
import { notFound } from '../shared/errors.ts';
import { BOT } from '../shared/kinds.ts';
import { aliases, bots, botVersions, unbuilt } from '../tables.ts';
import { mustHaveVersion } from '../versions/find.ts';
import { withStatus } from '../versions/unbuilt.ts';
import { shownBot } from './shape.ts';

/** A bot's `$LATEST`, a numbered version, or the version that an alias points to (LEX-IAM-4). */
export const getBot = reads<GetBotRequest, GetBotResponse>({
  service: 'lex',
  name: 'GetBot',
  level: 'Read',
  access: {
    kind: 'asks',
    declares: [
      { action: 'lex:GetBot', resource: 'bot version', when: 'a version is named' },
      { action: 'lex:GetBot', resource: 'bot alias', when: 'an alias is named' },
    ],
    asks: async ({ name, versionOrAlias }, context) => [await askVersionOrAlias('lex:GetBot', name, versionOrAlias, context)],
  },
  tables: [bots, botVersions, aliases, unbuilt],
  errors: ['NotFoundException'],
  async handle({ input, rows, blobs }) {
    const { name, versionOrAlias } = input;
    const alias = isVersion(versionOrAlias) ? null : await rows.get(aliases, [name, versionOrAlias]);
    if (alias === undefined) throw notFound(`The alias ${versionOrAlias} of the bot ${name} does not exist.`);
    const row = await mustHaveVersion(BOT, rows, name, alias?.botVersion ?? versionOrAlias);
    return shownBot('revision' in row ? await withStatus(rows, row) : row, await contentOf(row.content, blobs));
  },
});
