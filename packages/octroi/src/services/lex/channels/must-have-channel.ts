import type { GetBotChannelAssociationRequest } from '../../../../models/lex-models.gen.ts';
import type { RowReader } from '../../../kernel/rows.ts';
import { notFound } from '../shared/errors.ts';
import { channels, type ChannelRow } from '../tables.ts';

/** @throws NotFoundException */
export async function mustHaveChannel({ botName, botAlias, name }: GetBotChannelAssociationRequest, rows: RowReader): Promise<ChannelRow> {
  const row = await rows.get(channels, [botName, botAlias, name]);
  if (row === undefined) throw notFound(`The channel association ${name} of the alias ${botAlias} of the bot ${botName} does not exist.`);
  return row;
}
