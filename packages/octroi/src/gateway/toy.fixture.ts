import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { writes, type WriteOperation } from '../kernel/operation.ts';
import { defineTable } from '../kernel/table.ts';
import { iamService } from '../services/iam/service.ts';
import type { Entry } from '../store/kv.ts';
import { openWorld, type World, type WorldOptions } from '../testing/world.ts';
import { answerOf, form, received, signed, type Answer, type Keys, type RawOptions } from './raw.fixture.ts';
import { accessRows, accountAccessRows } from '../services/iam/last-use/access-rows.ts';
import { lastUseRows } from '../services/iam/last-use/rows.ts';
import { wholeRange } from './whole-range.ts';

/** A table of the toy operation. */
export const notes = defineTable<{ readonly text: string }>({ service: 'sts', name: 'note', kind: 'business', regional: false });
/** A table that the toy operation does not name. */
export const unnamed = defineTable<{ readonly text: string }>({ service: 'sts', name: 'unnamed', kind: 'business', regional: false });

type Toy = WriteOperation<{ readonly Name: string; readonly Policy?: string }, object>;

/** An operation under the name of GetFederationToken, whose model fits: one ask, one table. */
export function toy(over: Partial<Toy> & Pick<Toy, 'handle'>): Toy {
  return writes({
    service: 'sts',
    name: 'GetFederationToken',
    level: 'Write',
    access: {
      kind: 'asks',
      declares: [{ action: 'sts:GetFederationToken', resource: 'user' }],
      asks: ({ Name }, { scope }) => [{ action: 'sts:GetFederationToken', resource: `arn:aws:sts::${scope.account}:federated-user/${Name}` }],
    },
    tables: [notes],
    errors: ['MalformedPolicyDocument'],
    ...over,
  });
}

export interface ToyWorld extends World {
  readonly root: Keys & { readonly accountId: string };
  /** A new user with these statements as its policy. */
  user(name: string, statements: readonly object[]): Promise<Keys>;
  /** Calls the toy operation. */
  call(keys: Keys, name?: string, options?: RawOptions): Promise<Answer>;
}

export async function toyWorld(operation: Toy, options: WorldOptions = {}): Promise<ToyWorld> {
  const world = await openWorld({ services: [iamService, { id: 'sts', operations: [operation] }], parts: [], ...options });
  const root = await world.account('111122223333');
  const iam = world.iam(root);
  return {
    ...world,
    root,
    async user(name, statements) {
      await iam.send(new CreateUserCommand({ UserName: name }));
      await iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement: statements }) }));
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: name }));
      return { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! };
    },
    call: (keys, name = 'ann', options = {}) => send(world, signed(keys, form('sts', 'GetFederationToken', { Name: name }), options)),
  };
}

export async function send(world: World, http: Parameters<typeof received>[0]): Promise<Answer> {
  return answerOf(await world.gateway.walk(received(http)));
}

/** Every row of the store, as text, but for uses of keys and services: a request that writes nothing else may write them (IAM-43, IAM-180). */
export function dump(world: Pick<World, 'gateway'>): Promise<readonly string[]> {
  const rows = (entries: readonly Entry[]) => entries.filter(({ key }) => key[4] !== lastUseRows.name && key[4] !== accessRows.name && key[4] !== accountAccessRows.name);
  return world.gateway.kv.read(async (snapshot) => rows(await wholeRange(snapshot, [])).map((entry: Entry) => `${entry.key.join('/')} ${entry.value}`));
}

export const ALLOWED = { Effect: 'Allow', Action: 'sts:GetFederationToken', Resource: '*' };
