import type { Operation } from '../../../kernel/operation.ts';
import { createBotChannelAssociation } from './create-bot-channel-association.ts';
import { deleteBotChannelAssociation } from './delete-bot-channel-association.ts';
import { getBotChannelAssociation } from './get-bot-channel-association.ts';
import { getBotChannelAssociations } from './get-bot-channel-associations.ts';

/** Channel associations (section 1.9 of the specification). */
export const channelOperations: readonly Operation[] = [createBotChannelAssociation, getBotChannelAssociation, getBotChannelAssociations, deleteBotChannelAssociation];
