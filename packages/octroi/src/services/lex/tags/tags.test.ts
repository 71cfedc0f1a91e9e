import { GetBotCommand, ListTagsForResourceCommand, PutBotCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-lex-model-building-service';
import { expect, test } from 'vitest';
import { allow, implicitDenial, openLexAccount, refusal } from '../lex-account.fixture.ts';

async function open() {
  const lex = await openLexAccount();
  await lex.bot('Shop');
  await lex.alias('Shop', 'PROD');
  await lex.channel('Shop', 'PROD', 'chat');
  const { models, arn } = lex;
  return {
    ...lex,
    tag: (resource: string, tags: Readonly<Record<string, string>>, client = models) => client.send(new TagResourceCommand({ resourceArn: arn(resource), tags: Object.entries(tags).map(([key, value]) => ({ key, value })) })),
    untag: (resource: string, tagKeys: string[], client = models) => client.send(new UntagResourceCommand({ resourceArn: arn(resource), tagKeys })),
    tags: async (resource: string, client = models) => Object.fromEntries((await client.send(new ListTagsForResourceCommand({ resourceArn: arn(resource) }))).tags!.map(({ key, value }) => [key, value])),
  };
}

test('LEX-TAG-1: a bot, an alias and a channel association each have tags of their own, added, replaced and taken away', async () => {
  const { world, tag, untag, tags } = await open();
  const resources = ['bot:Shop', 'bot:Shop:PROD', 'bot-channel:Shop:PROD:chat'];
  for (const [at, resource] of resources.entries()) {
    await tag(resource, { Team: '' });
    const { $metadata } = await tag(resource, { team: `red${at}` });
    expect($metadata.httpStatusCode).toBe(204);
  }
  await tag('bot:Shop', { team: 'blue', stage: 'é: 1/2 = a+b-c@d._' });
  expect((await untag('bot:Shop', ['Team', 'none'])).$metadata.httpStatusCode).toBe(204);
  expect(await Promise.all(resources.map((resource) => tags(resource)))).toEqual([{ team: 'blue', stage: 'é: 1/2 = a+b-c@d._' }, { team: 'red1', Team: '' }, { team: 'red2', Team: '' }]);
  expect(world.faults).toEqual([]);
});

test('LEX-TAG-1, LEX-TAG-2: $LATEST has no tags of its own, it is the bot', async () => {
  const { world, tag, tags } = await open();
  await tag('bot:Shop:$LATEST', { team: 'red' });
  expect([await tags('bot:Shop'), await tags('bot:Shop:$LATEST')]).toEqual([{ team: 'red' }, { team: 'red' }]);
  expect(world.faults).toEqual([]);
});

test('LEX-TAG-1: an ARN that can have no tags is a bad request before anything is decided; one of nothing is not found', async () => {
  const { world, models, arn, root, user } = await open();
  const ann = await user('ann');
  const list = (resourceArn: string, client = models) => refusal(client.send(new ListTagsForResourceCommand({ resourceArn })));
  const others = [arn('bot:Shop').replace('us-east-1', 'eu-west-1'), arn('bot:Shop').replace(root.accountId, '999999999999'), arn('bot:Shop').replace(':lex:', ':lambda:'), 'nothing'];
  for (const wrong of [...['bot:Shop:1', 'intent:Buy:$LATEST', 'intent:Buy', 'slottype:Size:1', 'bot:Shop:PROD:chat', 'bot-channel:Shop:PROD', 'bot:', 'bot:a1', 'bot'].map(arn), ...others]) {
    expect(await list(wrong, ann.models)).toBe(`BadRequestException 400: The resource ARN is not valid: ${wrong}`);
  }
  for (const missing of ['bot:Other', 'bot:Shop:DEV', 'bot-channel:Shop:PROD:none']) expect(await list(arn(missing))).toBe(`NotFoundException 404: The resource ${arn(missing)} does not exist.`);
  expect(world.faults).toEqual([]);
});

test('LEX-TAG-2: 50 tags and no more; LEX-SHP-10: no reserved, repeated or malformed key', async () => {
  const { world, tag, models, arn } = await open();
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`key${at}`, 'v']));
  expect(await refusal(tag('bot:Shop', { ...many, more: '' }))).toBe('BadRequestException 400: A resource can have at most 50 tags.');
  await tag('bot:Shop', many);
  await tag('bot:Shop', { key1: 'other' });
  expect(await refusal(tag('bot:Shop', { more: '' }))).toBe('BadRequestException 400: A resource can have at most 50 tags.');
  for (const key of ['aws:team', 'AWS:team']) expect(await refusal(tag('bot:Shop:PROD', { [key]: '' }))).toBe('BadRequestException 400: Tag keys that begin with aws: are reserved for AWS.');
  expect(await refusal(tag('bot:Shop:PROD', { 'a*': '' }))).toBe('BadRequestException 400: The tag a* has characters that tags cannot have.');
  expect(await refusal(tag('bot:Shop:PROD', { a: '?' }))).toBe('BadRequestException 400: The tag a has characters that tags cannot have.');
  const twice = new TagResourceCommand({ resourceArn: arn('bot:Shop:PROD'), tags: [{ key: 'a', value: '1' }, { key: 'a', value: '2' }] });
  expect(await refusal(models.send(twice))).toBe('BadRequestException 400: The tag key a occurs more than once.');
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-6, LEX-IAM-7: what is tagged and with what decides: tags before the change, request tags, keys alone for UntagResource', async () => {
  const { world, tag, untag, tags, user, arn } = await open();
  const ann = await user(
    'ann',
    allow('lex:TagResource', arn('bot:Shop'), { StringEquals: { 'aws:RequestTag/team': 'red' }, 'ForAllValues:StringEquals': { 'aws:TagKeys': ['team'] } }),
    allow('lex:UntagResource', '*', { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['stage'] }, Null: { 'aws:RequestTag/stage': 'true' }, StringEquals: { 'aws:ResourceTag/team': 'red' } }),
    allow('lex:ListTagsForResource', '*', { StringEquals: { 'lex:ResourceTag/team': 'red' } }),
  );
  expect(await refusal(tags('bot:Shop', ann.models))).toBe(implicitDenial(ann.arn, 'lex:ListTagsForResource', arn('bot:Shop')));
  expect(await refusal(tag('bot:Shop', { team: 'blue' }, ann.models))).toBe(implicitDenial(ann.arn, 'lex:TagResource', arn('bot:Shop')));
  expect(await refusal(tag('bot:Shop', { team: 'red', stage: 'x' }, ann.models))).toBe(implicitDenial(ann.arn, 'lex:TagResource', arn('bot:Shop')));
  expect(await refusal(tag('bot:Shop:PROD', { team: 'red' }, ann.models))).toBe(implicitDenial(ann.arn, 'lex:TagResource', arn('bot:Shop:PROD')));
  await tag('bot:Shop', { team: 'red' }, ann.models);
  expect(await tags('bot:Shop', ann.models)).toEqual({ team: 'red' });
  await tag('bot:Shop', { stage: 'x' });
  expect(await refusal(untag('bot:Shop', ['team'], ann.models))).toBe(implicitDenial(ann.arn, 'lex:UntagResource', arn('bot:Shop')));
  await untag('bot:Shop', ['stage'], ann.models);
  expect(await tags('bot:Shop')).toEqual({ team: 'red' });
  expect(await refusal(untag('bot-channel:Shop:PROD:chat', ['stage'], ann.models))).toBe(implicitDenial(ann.arn, 'lex:UntagResource', arn('bot-channel:Shop:PROD:chat')));
  expect(world.faults).toEqual([]);
});

test('LEX-IAM-7: tags of one request do not differ in letter case alone, so that what is allowed is what the resource is known by', async () => {
  const { world, models, arn, user } = await openLexAccount();
  const ann = await user('ann', allow(['lex:PutBot', 'lex:TagResource'], '*', { StringEquals: { 'aws:RequestTag/team': 'red' } }), allow('lex:GetBot', '*', { StringEquals: { 'aws:ResourceTag/team': 'blue' } }));
  const tags = [{ key: 'team', value: 'red' }, { key: 'Team', value: 'blue' }];
  const refused = 'BadRequestException 400: The tag keys team and Team differ in letter case only. Policies cannot tell them apart in one request.';
  const put = (given: typeof tags) => ann.models.send(new PutBotCommand({ name: 'Shop', locale: 'en-US', childDirected: false, processBehavior: 'SAVE', tags: given }));
  expect(await refusal(put(tags))).toBe(refused);
  expect(await refusal(models.send(new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' })))).toMatch(/^NotFoundException 404: /);
  await put([tags[0]!]);
  expect(await refusal(ann.models.send(new TagResourceCommand({ resourceArn: arn('bot:Shop'), tags })))).toBe(refused);
  expect(await refusal(ann.models.send(new GetBotCommand({ name: 'Shop', versionOrAlias: '$LATEST' })))).toBe(implicitDenial(ann.arn, 'lex:GetBot', arn('bot:Shop:$LATEST')));
  expect(world.faults).toEqual([]);
});
