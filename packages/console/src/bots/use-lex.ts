import { GetBotAliasesCommand, GetBotCommand, GetBotsCommand, GetBotVersionsCommand, GetBuiltinSlotTypesCommand, GetIntentsCommand, GetSlotTypesCommand, LexModelBuildingServiceClient, type BotAliasMetadata, type BotMetadata, type GetBotResponse } from '@aws-sdk/client-lex-model-building-service';
import { useCallback } from 'react';
import { allPages } from '../api/all-pages.ts';
import { useClient } from '../api/clients.tsx';
import { useLoad, type Loaded } from '../api/load.ts';

/** The model building service of Lex V1 in the Region of now. */
export function useModels(): LexModelBuildingServiceClient {
  return useClient(LexModelBuildingServiceClient);
}

/** Something with a name, versions and dates: a bot, an intent, a slot type. */
export interface Definition {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly updated: Date | undefined;
  /** Of bots alone. */
  readonly status?: NonNullable<BotMetadata['status']>;
}

interface Metadata {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
  readonly description?: string | undefined;
  readonly lastUpdatedDate?: Date | undefined;
  readonly status?: BotMetadata['status'];
}

const definitionOf = ({ name = '', version = '', description = '', lastUpdatedDate, status }: Metadata): Definition => ({ name, version, description, updated: lastUpdatedDate, ...(status === undefined ? {} : { status }) });

/** The `$LATEST` versions of all bots, intents or slot types. */
export function useDefinitions(kind: 'bots' | 'intents' | 'slotTypes'): Loaded<readonly Definition[]> {
  const lex = useModels();
  return useLoad(
    useCallback(
      () =>
        allPages(async (nextToken) => {
          if (kind === 'bots') {
            const answer = await lex.send(new GetBotsCommand({ nextToken, maxResults: 50 }));
            return { items: answer.bots?.map(definitionOf), next: answer.nextToken };
          }
          if (kind === 'intents') {
            const answer = await lex.send(new GetIntentsCommand({ nextToken, maxResults: 50 }));
            return { items: answer.intents?.map(definitionOf), next: answer.nextToken };
          }
          const answer = await lex.send(new GetSlotTypesCommand({ nextToken, maxResults: 50 }));
          return { items: answer.slotTypes?.map(definitionOf), next: answer.nextToken };
        }),
      [lex, kind],
    ),
  );
}

export function useBot(name: string): Loaded<GetBotResponse> {
  const lex = useModels();
  return useLoad(useCallback(() => lex.send(new GetBotCommand({ name, versionOrAlias: '$LATEST' })), [lex, name]));
}

export function useBotVersions(name: string): Loaded<readonly Definition[]> {
  const lex = useModels();
  return useLoad(
    useCallback(
      () =>
        allPages(async (nextToken) => {
          const answer = await lex.send(new GetBotVersionsCommand({ name, nextToken }));
          return { items: answer.bots?.map(definitionOf), next: answer.nextToken };
        }),
      [lex, name],
    ),
  );
}

export function useAliases(botName: string): Loaded<readonly BotAliasMetadata[]> {
  const lex = useModels();
  return useLoad(
    useCallback(
      () =>
        allPages(async (nextToken) => {
          const answer = await lex.send(new GetBotAliasesCommand({ botName, nextToken }));
          return { items: answer.BotAliases, next: answer.nextToken };
        }),
      [lex, botName],
    ),
  );
}

/** The names of AWS's own slot types: `AMAZON.City`. */
export function useBuiltInSlotTypes(): Loaded<readonly string[]> {
  const lex = useModels();
  return useLoad(
    useCallback(
      () =>
        allPages(async (nextToken) => {
          const answer = await lex.send(new GetBuiltinSlotTypesCommand({ nextToken, maxResults: 50 }));
          return { items: answer.slotTypes?.map(({ signature = '' }) => signature), next: answer.nextToken };
        }),
      [lex],
    ),
  );
}
