import { AddPermissionCommand, CreateFunctionCommand } from '@aws-sdk/client-lambda';
import type { BotDefinition } from '../definition/types.ts';
import { plainUnderstanding } from '../dialog/dialog.fixture.ts';
import type { Bot } from '../dialog/turn-types.ts';
import { openLexAccount, type LexAccount } from '../lex-account.fixture.ts';
import { aliases, bots, botVersions, versionKey, type AliasRow, type BotRow, type BotVersionRow } from '../tables.ts';
import { functionOf, makeRole, RecordingExecutor } from '../../lambda/lambda.fixture.ts';
import { lambdaParts } from '../../lambda/open-parts.ts';
import { functionExecutor } from '../../lambda/parts.ts';
import { SETTLING_MILLIS } from '../../lambda/shared/state.ts';
import { stsParts } from '../../sts/open-parts.ts';
import type { InvocationTask } from '../../lambda/execution/task.ts';
import type { Part } from '../../../gateway/compose.ts';
import { runtimeParts, settingsOf } from './open-parts.ts';
import { botModels, conversationLogs, type RuntimeSettings } from './parts.ts';
import type { ConversationLogs } from '../logs/conversation-logs.ts';

/** An account with bots that have been built, and functions that answer as a test says. */
export interface RuntimeWorld extends LexAccount {
  readonly executor: RecordingExecutor;
  readonly logs: ConversationLogs;
  /** A bot whose `$LATEST` and version 1 are this definition, with an alias `prod` on version 1. */
  built(definition: BotDefinition, more?: Partial<BotRow>, alias?: Partial<AliasRow>): Promise<void>;
  /** A function that answers this; `granted` lets Lex call it for the account. */
  fn(name: string, answer: (event: Record<string, unknown>) => unknown, granted?: boolean): Promise<void>;
  /** Lets Lex call the function for one intent. */
  grant(name: string, sourceArn?: string): Promise<void>;
  /** The ARN of a function. */
  fnArn(name: string): string;
}

/** What the world has besides: something that speaks. */
export async function openRuntime(settings: Partial<RuntimeSettings> = {}, more: readonly Part[] = []): Promise<RuntimeWorld> {
  const executor = new RecordingExecutor();
  const known = new Map<string, Bot>();
  const parts: Part[] = [];
  const account = await openLexAccount({
    parts(needs) {
      const models = { of: async (build: string) => known.get(build.split(':')[0]!)! };
      const own = runtimeParts(needs, { ...settingsOf({}), ...settings }).map((part) => (part.token === botModels ? { token: botModels, value: models } : part));
      parts.push({ token: functionExecutor, value: executor }, ...lambdaParts(needs), ...stsParts(needs), ...own, ...more);
      return parts;
    },
  });
  const { world, root } = account;
  const lambda = world.lambda(root);
  const role = await makeRole(world.iam(root), 'execution');
  const answers = new Map<string, (event: Record<string, unknown>) => unknown>();
  executor.behave = async (task: InvocationTask) => {
    const answer = await answers.get(task.functionName)!(JSON.parse(Buffer.from(task.payload).toString()) as Record<string, unknown>);
    if (answer instanceof Error) return { payload: Buffer.from(JSON.stringify({ errorMessage: answer.message })), functionError: 'Unhandled', executedVersion: task.version };
    return { payload: Buffer.from(typeof answer === 'string' ? answer : JSON.stringify(answer)), executedVersion: task.version };
  };
  const grant = async (name: string, sourceArn = `arn:aws:lex:us-east-1:${root.accountId}:intent:*`): Promise<void> => {
    await lambda.send(new AddPermissionCommand({ FunctionName: name, StatementId: 'lex', Action: 'lambda:InvokeFunction', Principal: 'lex.amazonaws.com', SourceArn: sourceArn, SourceAccount: root.accountId }));
  };
  return {
    ...account,
    executor,
    logs: parts.find(({ token }) => token === conversationLogs)!.value as ConversationLogs,
    async built(definition, more = {}, alias = {}) {
      const name = definition.bot.name!;
      known.set(name, { definition, understanding: plainUnderstanding(definition) });
      const row = { name, content: { inline: definition.bot }, checksum: 'c', createdAt: 0, updatedAt: 0, status: 'READY', build: name, id: `id of ${name}`, revision: 'r1', ...more } as BotRow;
      await account.put(bots, [name], row);
      await account.put(botVersions, [`id of ${name}`, versionKey(1)], { ...row, version: 1 } as BotVersionRow);
      await account.put(aliases, [name, 'prod'], { name: 'prod', botName: name, botVersion: '1', checksum: 'c', createdAt: 0, updatedAt: 0, ...alias } as AliasRow);
    },
    async fn(name, answer, granted = true) {
      answers.set(name, answer);
      await lambda.send(new CreateFunctionCommand(functionOf(name, role)));
      world.clocks.advance((SETTLING_MILLIS + 1) / 1000);
      if (granted) await grant(name);
    },
    grant,
    fnArn: (name) => `arn:aws:lambda:us-east-1:${root.accountId}:function:${name}`,
  };
}
