import { BatchDetectSentimentCommand, DetectDominantLanguageCommand, DetectSentimentCommand, type ComprehendClient } from '@aws-sdk/client-comprehend';
import { AttachUserPolicyCommand, CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../testing/world.ts';

let world: World;
let comprehend: ComprehendClient;
let denied: ComprehendClient;
let arn = '';

beforeAll(async () => {
  world = await openWorld();
  const root = await world.account();
  const iam = world.iam(root);
  comprehend = world.comprehend(root);
  arn = (await iam.send(new CreateUserCommand({ UserName: 'ann' }))).User!.Arn!;
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'ann' }));
  denied = world.comprehend({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
});

afterAll(async () => {
  expect(world.faults).toEqual([]);
  await world.close();
});

const refusal = (sent: Promise<unknown>): Promise<string> =>
  sent.then(
    () => 'it succeeded',
    (error: Error & { $metadata: { httpStatusCode?: number } }) => `${error.name} ${error.$metadata.httpStatusCode}: ${error.message}`,
  );
const feel = (Text: string) => comprehend.send(new DetectSentimentCommand({ Text, LanguageCode: 'en' }));

test.each([
  ['I love it, thank you so much!', 'POSITIVE', 'Positive'],
  ['This is awful, I hate it.', 'NEGATIVE', 'Negative'],
  ['Two pizzas tomorrow at ten.', 'NEUTRAL', 'Neutral'],
  ['Great camera, awful battery.', 'MIXED', 'Mixed'],
] as const)('DetectSentiment: `%s` is %s, which has the largest of four shares of 1', async (text, sentiment, share) => {
  const { Sentiment, SentimentScore } = await feel(text);
  expect(Sentiment).toBe(sentiment);
  expect(Object.keys(SentimentScore!).toSorted()).toEqual(['Mixed', 'Negative', 'Neutral', 'Positive']);
  const shares = Object.values(SentimentScore!);
  expect(SentimentScore![share]).toBe(Math.max(...shares));
  expect(shares.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
});

test('DetectSentiment: a text of 5,000 bytes is read, one of 5,001 is refused, in bytes of UTF-8', async () => {
  expect((await feel('good '.repeat(1000))).Sentiment).toBe('POSITIVE');
  expect(await refusal(feel('é'.repeat(2500)))).toBe('it succeeded');
  expect(await refusal(feel(`${'é'.repeat(2500)}!`))).toBe('TextSizeLimitExceededException 400: Input text size exceeds limit. Max length of request text allowed is 5000 bytes while in this request the text size is 5001 bytes');
});

test('DetectSentiment: a language without word list is refused, also in a batch', async () => {
  const text = 'UnsupportedLanguageException 400: The language es is not supported: sentiment is detected in English (en) alone.';
  expect(await refusal(comprehend.send(new DetectSentimentCommand({ Text: 'hola', LanguageCode: 'es' })))).toBe(text);
  expect(await refusal(comprehend.send(new BatchDetectSentimentCommand({ TextList: ['hola'], LanguageCode: 'es' })))).toBe(text);
});

test('DetectSentiment: what its model refuses is a ValidationException', async () => {
  expect(await refusal(feel(''))).toMatch(/^ValidationException 400: .*'text' failed to satisfy constraint: Member must have length greater than or equal to 1$/u);
  expect(await refusal(comprehend.send(new DetectSentimentCommand({ Text: 'x', LanguageCode: 'xx' as 'en' })))).toMatch(/^ValidationException 400: .*'languageCode' failed to satisfy constraint: Member must satisfy enum value set: /u);
});

test('BatchDetectSentiment: each text has its index; one that is too large is an error beside the others', async () => {
  const { ResultList, ErrorList } = await comprehend.send(new BatchDetectSentimentCommand({ TextList: ['I love it', 'x'.repeat(5001), 'I hate it'], LanguageCode: 'en' }));
  expect(ResultList!.map(({ Index, Sentiment }) => [Index, Sentiment])).toEqual([[0, 'POSITIVE'], [2, 'NEGATIVE']]);
  expect(ErrorList).toEqual([{ Index: 1, ErrorCode: 'TEXT_SIZE_LIMIT_EXCEEDED', ErrorMessage: 'Input text size exceeds limit. Max length of request text allowed is 5000 bytes while in this request the text size is 5001 bytes' }]);
});

test('BatchDetectSentiment: 25 texts are read, 26 are refused', async () => {
  const batch = (texts: number) => comprehend.send(new BatchDetectSentimentCommand({ TextList: Array<string>(texts).fill('fine'), LanguageCode: 'en' }));
  expect((await batch(25)).ResultList).toHaveLength(25);
  expect(await refusal(batch(26))).toBe('BatchSizeLimitExceededException 400: Please use a smaller number of items in a single batch. Maximum batch size is 25.');
});

test('DetectDominantLanguage: the most likely language comes first; a text without letters has none', async () => {
  const languages = async (Text: string) => (await comprehend.send(new DetectDominantLanguageCommand({ Text }))).Languages!;
  const [first, ...others] = await languages('Ich möchte einen Tisch für zwei Personen');
  expect(first!.LanguageCode).toBe('de');
  expect(first!.Score).toBeGreaterThan(0.5);
  for (const { Score } of others) expect(Score).toBeLessThan(first!.Score!);
  expect(await languages('4711')).toEqual([]);
  expect(await refusal(languages('a'.repeat(100_000)))).toBe('it succeeded');
  expect(await refusal(languages('a'.repeat(100_001)))).toBe('TextSizeLimitExceededException 400: Input text size exceeds limit. Max length of request text allowed is 100000 bytes while in this request the text size is 100001 bytes');
});

test('EVAL-6: each operation is an action of its own, decided on `*`', async () => {
  const root = await world.account();
  const [iam, UserName] = [world.iam(root), 'bob'];
  const bobArn = (await iam.send(new CreateUserCommand({ UserName }))).User!.Arn!;
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const bob = world.comprehend({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! });
  const Statement = { Effect: 'Allow', Action: 'comprehend:DetectSentiment', Resource: '*' };
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: 'own', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }));
  expect(await refusal(bob.send(new DetectSentimentCommand({ Text: 'fine', LanguageCode: 'en' })))).toBe('it succeeded');
  const batch = new BatchDetectSentimentCommand({ TextList: ['fine'], LanguageCode: 'en' });
  expect(await refusal(bob.send(batch))).toBe(`AccessDeniedException 400: User: ${bobArn} is not authorized to perform: comprehend:BatchDetectSentiment on resource: * because no identity-based policy allows the comprehend:BatchDetectSentiment action`);
  await iam.send(new AttachUserPolicyCommand({ UserName, PolicyArn: 'arn:aws:iam::aws:policy/ComprehendReadOnly' }));
  expect(await refusal(bob.send(batch))).toBe('it succeeded');
});

test.each([
  ['DetectSentiment', new DetectSentimentCommand({ Text: 'é'.repeat(2501), LanguageCode: 'en' })],
  ['BatchDetectSentiment', new BatchDetectSentimentCommand({ TextList: Array<string>(26).fill('x'), LanguageCode: 'en' })],
  ['DetectDominantLanguage', new DetectDominantLanguageCommand({ Text: 'a'.repeat(100_001) })],
])('EVAL-6: who may not call %s is told so before its limits', async (name, command) => {
  expect(await refusal(denied.send(command as DetectSentimentCommand))).toBe(`AccessDeniedException 400: User: ${arn} is not authorized to perform: comprehend:${name} on resource: * because no identity-based policy allows the comprehend:${name} action`);
});
