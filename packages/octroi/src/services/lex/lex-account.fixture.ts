import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { TagResourceCommand, type LexModelBuildingServiceClient } from '@aws-sdk/client-lex-model-building-service';
import type { LexRuntimeServiceClient } from '@aws-sdk/client-lex-runtime-service';
import { rowKey, type Table } from '../../kernel/table.ts';
import { CreateBotChannelAssociationCommand } from '../../testing/create-channel-command.ts';
import { openWorld, type Credentials, type World, type WorldOptions } from '../../testing/world.ts';
import { aliases, bots, type AliasRow, type BotRow, type ChannelTypeName } from './tables.ts';

export interface LexUser {
  readonly arn: string;
  readonly credentials: Credentials;
  readonly models: LexModelBuildingServiceClient;
  readonly runtime: LexRuntimeServiceClient;
}

export interface LexAccount {
  readonly world: World;
  readonly root: Credentials & { readonly accountId: string };
  /** The root user's client. */
  readonly models: LexModelBuildingServiceClient;
  /** The ARN of what follows it: `bot:Shop`. */
  arn(resource: string): string;
  /** A user with these statements. */
  user(name: string, ...statements: readonly object[]): Promise<LexUser>;
  /** Puts a row of Lex in place. */
  put<Row>(table: Table<Row>, id: readonly string[], row: Row): Promise<void>;
  /** A bot without intents, which nobody has built; its id is `id of` its name. */
  bot(name: string, tags?: Readonly<Record<string, string>>): Promise<void>;
  alias(bot: string, name: string, tags?: Readonly<Record<string, string>>): Promise<void>;
  channel(bot: string, alias: string, name: string, tags?: Readonly<Record<string, string>>, type?: ChannelTypeName): Promise<void>;
}

const listed = (tags: Readonly<Record<string, string>>) => Object.entries(tags).map(([key, value]) => ({ key, value }));

/** A world with one account that has Lex resources by their names, and users with given statements. */
export async function openLexAccount(options: WorldOptions = {}): Promise<LexAccount> {
  const world = await openWorld(options);
  const root = await world.account();
  const [iam, models] = [world.iam(root), world.lexModels(root)];
  const arn = (resource: string): string => `arn:aws:lex:us-east-1:${root.accountId}:${resource}`;
  let written = 0;
  const put = async <Row>(table: Table<Row>, id: readonly string[], row: Row): Promise<void> => {
    const key = rowKey(table, { partition: 'aws', account: root.accountId, region: 'us-east-1' }, id);
    await world.gateway.kv.transact(`put ${written++}`, (tx) => tx.put(key, JSON.stringify(row)));
  };
  const tag = async (resource: string, tags: Readonly<Record<string, string>>): Promise<void> => {
    if (Object.keys(tags).length > 0) await models.send(new TagResourceCommand({ resourceArn: arn(resource), tags: listed(tags) }));
  };
  return {
    world,
    root,
    models,
    arn,
    put,
    async user(UserName, ...Statement) {
      const { User } = await iam.send(new CreateUserCommand({ UserName }));
      if (Statement.length > 0) await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
      const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
      return { arn: User!.Arn!, credentials, models: world.lexModels(credentials), runtime: world.lexRuntime(credentials) };
    },
    async bot(name, tags = {}) {
      const row: BotRow = { name, content: { inline: { childDirected: false, locale: 'en-US' } }, checksum: 'c', createdAt: 0, updatedAt: 0, status: 'NOT_BUILT', build: 'b', id: `id of ${name}`, revision: 'r' };
      await put(bots, [name], row);
      await tag(`bot:${name}`, tags);
    },
    async alias(botName, name, tags = {}) {
      const row: AliasRow = { name, botName, botVersion: '$LATEST', checksum: 'c', createdAt: 0, updatedAt: 0 };
      await put(aliases, [botName, name], row);
      await tag(`bot:${botName}:${name}`, tags);
    },
    async channel(botName, botAlias, name, tags = {}, type = 'Slack') {
      await models.send(new CreateBotChannelAssociationCommand({ botName, botAlias, name, type, botConfiguration: { clientId: 'a', clientSecret: 'b' }, tags: listed(tags) }));
    },
  };
}

export const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object) => ({ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) });

/** `NotFoundException 404: ...`, or `it succeeded`. */
export async function refusal(sent: Promise<unknown>): Promise<string> {
  return sent.then(
    () => 'it succeeded',
    (error: Error & { $metadata?: { httpStatusCode?: number } }) => `${error.name} ${error.$metadata?.httpStatusCode}: ${error.message}`,
  );
}

export const implicitDenial = (user: string, action: string, resource: string): string =>
  `AccessDeniedException 403: User: ${user} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
