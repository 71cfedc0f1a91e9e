import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { openLexAccount, refusal } from '../../packages/octroi/src/services/lex/lex-account.fixture.ts';

type Statement = Readonly<Record<string, unknown>>;

interface Sender {
  send(command: object): Promise<unknown>;
}

export const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', Condition?: object): Statement => ({ Effect: 'Allow', Action, Resource, ...(Condition === undefined ? {} : { Condition }) });

/**
 * An account with the bot Shop, its alias PROD and the channel association chat, each with the tag `owner` that says which of them it is, and
 * a user whose only policy is what the request is sent with. Whatever a request does to Lex is undone.
 */
export async function openConformance() {
  const lex = await openLexAccount({ rerunProbability: 0 });
  const { world, root } = lex;
  await lex.bot('Shop', { owner: 'bot' });
  await lex.alias('Shop', 'PROD', { owner: 'alias' });
  await lex.channel('Shop', 'PROD', 'chat', { owner: 'channel' });
  const iam = world.iam(root);
  const { User } = await iam.send(new CreateUserCommand({ UserName: 'ann' }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  const credentials = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
  const clients = { models: world.lexModels(credentials), runtime: world.lexRuntime(credentials) };
  const prefix = ['aws', root.accountId, 'us-east-1', 'lex'];
  const before = await world.gateway.kv.read((snapshot) => snapshot.range(prefix));
  let undone = 0;

  const undo = async (): Promise<void> => {
    await world.gateway.kv.transact(`undo ${undone++}`, async (tx) => {
      const kept = new Set(before.map(({ key }) => key.join('\u0000')));
      for (const { key } of await tx.range(prefix)) if (!kept.has(key.join('\u0000'))) tx.delete(key);
      for (const { key, value } of before) tx.put(key, value);
    });
  };
  const permit = async (...Statement: readonly Statement[]): Promise<void> => {
    await iam.send(new PutUserPolicyCommand({ UserName: 'ann', PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  };
  const send = (command: object): Promise<unknown> => ((isOfRuntime(command) ? clients.runtime : clients.models) as Sender).send(command);
  return {
    ...lex,
    ann: User!.Arn!,
    credentials,
    permit,
    /** Sends a request of the user with these statements: how it is refused, or that it succeeded. */
    async ask(command: object, ...statements: readonly Statement[]): Promise<string> {
      await permit(...statements);
      const outcome = await refusal(send(command));
      await undo();
      return outcome;
    },
  };
}

export type Conformance = Awaited<ReturnType<typeof openConformance>>;

const RUNTIME = new Set(['PostText', 'PostContent', 'PutSession', 'GetSession', 'DeleteSession'].map((name) => `${name}Command`));

function isOfRuntime(command: object): boolean {
  return RUNTIME.has(command.constructor.name);
}

/** `denied`, `denied explicitly`, or `authorised`, whatever became of the request then. */
export function verdict(outcome: string): string {
  if (!outcome.startsWith('AccessDeniedException 403: ')) return 'authorised';
  return outcome.includes(' with an explicit deny in an identity-based policy') ? 'denied explicitly' : 'denied';
}
