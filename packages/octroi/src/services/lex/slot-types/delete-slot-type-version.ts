import type { DeleteSlotTypeVersionRequest } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askSlotType } from '../shared/asks.ts';
import { INTENT, SLOT_TYPE } from '../shared/kinds.ts';
import { intents, intentVersions, slotTypes, slotTypeVersions, versionKey } from '../tables.ts';
import { mustHaveLatest, mustHaveVersion } from '../versions/find.ts';
import { requireUnused } from '../versions/in-use.ts';

/** Deletes a numbered version, unless an intent refers to it (LEX-DEL-1). Its number stays used up (LEX-VER-4). */
export const deleteSlotTypeVersion = writes<DeleteSlotTypeVersionRequest, object>({
  service: 'lex',
  name: 'DeleteSlotTypeVersion',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:DeleteSlotTypeVersion', resource: 'slottype version' }],
    asks: ({ name, version }, context) => [askSlotType('lex:DeleteSlotTypeVersion', name, context, version)],
  },
  tables: [slotTypes, slotTypeVersions, intents, intentVersions],
  errors: ['NotFoundException', 'ResourceInUseException'],
  async handle({ input, rows }) {
    const { name, version } = input;
    await mustHaveVersion(SLOT_TYPE, rows, name, version);
    await requireUnused(SLOT_TYPE, INTENT, 'Intent', rows, name, version);
    rows.delete(slotTypeVersions, [(await mustHaveLatest(SLOT_TYPE, rows, name)).id, versionKey(version)]);
    return {};
  },
});
