import type { GetBuiltinIntentRequest, GetBuiltinIntentResponse } from '../../../../models/lex-models.gen.ts';
import { reads } from '../../../kernel/operation.ts';
import { askAll } from '../shared/asks.ts';
import { notFound } from '../shared/errors.ts';
import { BUILTIN_INTENTS } from './catalogue.ts';

export const getBuiltinIntent = reads<GetBuiltinIntentRequest, GetBuiltinIntentResponse>({
  service: 'lex',
  name: 'GetBuiltinIntent',
  level: 'Read',
  access: { kind: 'asks', declares: [{ action: 'lex:GetBuiltinIntent', resource: '*' }], asks: () => [askAll('lex:GetBuiltinIntent')] },
  tables: [],
  errors: ['NotFoundException'],
  handle({ input }) {
    const found = BUILTIN_INTENTS.find(({ signature }) => signature === input.signature);
    if (found === undefined) throw notFound(`The built-in intent ${input.signature} does not exist.`);
    return { ...found, slots: [] };
  },
});
