import type { DeleteSlotTypeRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askSlotType } from '../shared/asks.ts';
import { INTENT, SLOT_TYPE } from '../shared/kinds.ts';
import { intents, intentVersions, slotTypes, slotTypeVersions, names } from '../tables.ts';
import { deleteAll } from '../versions/delete.ts';
import { mustHaveLatest } from '../versions/find.ts';
import { requireUnused } from '../versions/in-use.ts';

/** Deletes a slot type with all its versions, unless an intent refers to any of them (LEX-DEL-1). */
export const deleteSlotType = writes<DeleteSlotTypeRequest, object>({
  service: 'lex',
  name: 'DeleteSlotType',
  level: 'Write',
  access: { kind: 'asks', declares: [{ action: 'lex:DeleteSlotType', resource: 'slottype version' }], asks: ({ name }, context) => [askSlotType('lex:DeleteSlotType', name, context)] },
  tables: [slotTypes, slotTypeVersions, intents, intentVersions, names],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle({ input, rows }) {
    const latest = await mustHaveLatest(SLOT_TYPE, rows, input.name);
    await requireUnused(SLOT_TYPE, INTENT, 'Intent', rows, input.name);
    await deleteAll(SLOT_TYPE, rows, latest);
    return {};
  },
});
