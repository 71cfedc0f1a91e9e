import type { GetBotResponse, GetIntentResponse, GetSlotTypeResponse } from '../../../../models/lex-models.gen.ts';

/** A bot version with all that it refers to, as the dialog and the understanding read it. Immutable; a plain value that JSON can carry. */
export interface BotDefinition {
  readonly bot: GetBotResponse;
  /** In the order of the bot's list, each at the version that the bot names. */
  readonly intents: readonly GetIntentResponse[];
  /** Custom slot types at the versions that the intents name, by `name:version`. */
  readonly slotTypes: Readonly<Record<string, GetSlotTypeResponse>>;
}

/** The key of a custom slot type in a definition. */
export function slotTypeKey(name: string, version: string): string {
  return `${name}:${version}`;
}
