import { describe, expect, test } from 'vitest';
import { EXECUTION_LIMITS } from '../configuration.ts';
import { evaluatePath } from '../jsonpath/evaluate.ts';
import { parsePath } from '../jsonpath/parse.ts';
import { renderTemplate } from '../velocity/template.ts';
import type { Json } from './types.ts';

/** GEN-92.11: what public exports are made of, in words of our own. */
const DATA: Json = {
  conversations: [
    { conversationId: 'c1', participants: [{ purpose: 'customer', participantType: 'External', startTime: 't0' }, { purpose: 'agent', userId: 'u1', participantType: 'ACD', startTime: 't1' }] },
    { conversationId: 'c2', participants: [{ purpose: 'customer' }] },
  ],
  results: [{ data: [{ metric: 'oWaiting', stats: { count: 3 } }, { metric: 'oInteracting', stats: { count: 1 } }] }],
  entities: [{ id: 'q1', name: 'Sales', start: '2026' }, { id: '', name: 'None' }],
  total: 2,
};

describe('GEN-69: paths of customers', () => {
  test.each<[string, Json]>([
    ["$.conversations[*].participants[?(@.purpose == 'agent')].userId", ['u1']],
    ["$.conversations[?('agent' in @.participants[*].purpose)].conversationId", ['c1']],
    ['$.conversations[0].participants[?(@.participantType=="ACD")].startTime', ['t1']],
    ['$..data[?(@.metric=="oWaiting")].stats.count', [3]],
    ["$.entities[?(@.id != '')].start", ['2026']],
    ['$.entities.size()', 2],
    ['$.entities[0].id', 'q1'],
    ['$.entities[-1:].name', ['None']],
    ["$.entities[?(@.name =~ /sal.*/i)].id", ['q1']],
    ['total', 2],
  ])('`%s`', (path, expected) => {
    expect(evaluatePath(parsePath(path), DATA, { left: 10_000 })).toEqual({ resolved: true, value: expected });
  });
});

describe('GEN-65 to GEN-67: templates of customers', () => {
  const input = { q: 'a b&c', id: '7', note: 'say "hi"', rawRequest: '{"id":"7"}', list: ['x', 'y'] };
  test.each<[string, Readonly<Record<string, Json>>, string]>([
    ['/api/v2/routing/queues/${input.id}/users?name=$esc.url(${input.q})&joined=true', { input }, '/api/v2/routing/queues/7/users?name=a+b%26c&joined=true'],
    ['{\n\t"id": "${input.id}",\n\t"note": "$esc.jsonString($input.note)"\n}', { input }, '{\n\t"id": "7",\n\t"note": "say \\"hi\\""\n}'],
    ['{"waiting": ${successTemplateUtils.firstFromArray(${Waiting}, "0")}, "on": ${successTemplateUtils.firstFromArray("${On}", "0")}}', { Waiting: '[3]', On: '[]' }, '{"waiting": 3, "on": 0}'],
    ['{"name": ${successTemplateUtils.firstFromArray(${name}, "$esc.quote$esc.quote")}}', { name: '["Sales"]' }, '{"name": "Sales"}'],
    ['{"name": ${successTemplateUtils.firstFromArray("${name}", "$esc.quote$esc.quote")}}', { name: '["a \\"b\\""]' }, '{"name": "a \\"b\\""}'],
    ['{ "participantId": ${participantId} }', { participantId: '"p"' }, '{ "participantId": "p" }'],
    ['#if("$!{input.missing}" == "")none#{else}some#end', { input }, 'none'],
    ['{"all": [#foreach($one in $input.list)"$one"#if($foreach.hasNext),#end#end]}', { input }, '{"all": ["x","y"]}'],
    ['{"email": "$!{input.id}@example.com", "cost": "$5"}', { input }, '{"email": "7@example.com", "cost": "$5"}'],
  ])('%#: `%s`', (template, variables, expected) => {
    expect(renderTemplate(template, variables, EXECUTION_LIMITS)).toBe(expected);
  });
});
