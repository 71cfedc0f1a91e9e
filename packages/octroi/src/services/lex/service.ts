import type { Service } from '../../kernel/operation.ts';

/** Amazon Lex V1: the building of bots and the conversations with them. */
export const lexService: Service = {
  id: 'lex',
  operations: [],
};
