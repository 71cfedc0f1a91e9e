import { GetSessionTokenCommand } from '@aws-sdk/client-sts';
import { GetBotsCommand } from '@aws-sdk/client-lex-model-building-service';
import { PostTextCommand } from '@aws-sdk/client-lex-runtime-service';
import { expect, test } from 'vitest';
import { openLexAccount, refusal } from './lex-account.fixture.ts';

test('LEX-ERR-3: who cannot be authenticated is told so with 403, by both of its APIs', async () => {
  const { world, root, user } = await openLexAccount();
  const ann = await user('ann');
  const { Credentials } = await world.sts(ann.credentials).send(new GetSessionTokenCommand({ DurationSeconds: 900 }));
  const session = { accessKeyId: Credentials!.AccessKeyId!, secretAccessKey: Credentials!.SecretAccessKey!, sessionToken: Credentials!.SessionToken! };
  const cases = [
    [{ ...root, secretAccessKey: 'another' }, 'InvalidSignatureException 403: '],
    [{ ...root, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' }, 'UnrecognizedClientException 403: The security token included in the request is invalid'],
    [session, 'ExpiredTokenException 403: '],
  ] as const;
  world.clocks.advance(1000);
  for (const [credentials, answer] of cases) {
    const talking = new PostTextCommand({ botName: 'B', botAlias: 'A', userId: 'user', inputText: 'hi' });
    for (const sent of [world.lexModels(credentials).send(new GetBotsCommand({})), world.lexRuntime(credentials).send(talking)]) expect((await refusal(sent)).startsWith(answer), answer).toBe(true);
  }
  expect(world.faults).toEqual([]);
});

test('LEX-ERR-3: a request without a signature is refused with 403 in the form of Lex', async () => {
  const { world } = await openLexAccount();
  const reply = await world.gateway.walk({
    requestId: '0',
    http: { method: 'GET', path: '/bots/', query: '', headers: [['Host', 'localhost']], body: new Uint8Array(0) },
    transport: { sourceIp: '127.0.0.1', secure: false, userAgent: null, referer: null },
    header: (name) => (name === 'host' ? 'localhost' : undefined),
  });
  expect([reply.status, reply.headers['x-amzn-ErrorType'], JSON.parse(String(reply.body))]).toEqual([
    403, 'MissingAuthenticationTokenException', { message: 'Request is missing Authentication Token', Message: 'Request is missing Authentication Token' },
  ]);
});
