import type { PutSlotTypeRequest, PutSlotTypeResponse } from '../../../../models/lex-models.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askSlotType } from '../shared/asks.ts';
import { bots, intents, names, slotTypes, slotTypeVersions, unbuilt } from '../tables.ts';
import { checkPutChecksum } from '../versions/checksums.ts';
import { shownSlotType } from './shape.ts';
import { cutSlotType, writeSlotType } from './write-slot-type.ts';

/** Makes or replaces the `$LATEST` of a slot type, and a version of it if that is asked for (LEX-VER-5). */
export const putSlotType = writes<PutSlotTypeRequest, PutSlotTypeResponse>({
  service: 'lex',
  name: 'PutSlotType',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:PutSlotType', resource: 'slottype version' }, { action: 'lex:CreateSlotTypeVersion', resource: 'slottype version', when: 'a version is made' }],
    asks: ({ name, createVersion }, context) => [askSlotType('lex:PutSlotType', name, context), ...(createVersion === true ? [askSlotType('lex:CreateSlotTypeVersion', name, context)] : [])],
  },
  tables: [slotTypes, slotTypeVersions, names, bots, intents, unbuilt],
  errors: ['BadRequestException', 'PreconditionFailedException', 'LimitExceededException'],
  async handle(call) {
    const { input, rows, now } = call;
    const { name, checksum, createVersion } = input;
    checkPutChecksum('slot type', name, await rows.get(slotTypes, [name]), checksum);
    const { row, content } = await writeSlotType(input, call);
    const shown = createVersion === true ? (await cutSlotType(rows, now, row)).row : row;
    return { ...shownSlotType(shown, content), ...(createVersion === undefined ? {} : { createVersion }) };
  },
});
