import type { PutIntentRequest, PutIntentResponse } from '../../../../models/lex-models.gen.ts';
import type { Ask } from '../../../kernel/ask.ts';
import { writes } from '../../../kernel/operation.ts';
import { intentArn } from '../shared/arns.ts';
import { askIntent } from '../shared/asks.ts';
import { askPassRole, PASS_ROLE } from '../shared/roles.ts';
import { bots, intents, intentVersions, names, slotTypes, slotTypeVersions, unbuilt } from '../tables.ts';
import { checkPutChecksum } from '../versions/checksums.ts';
import { functionAccess, requireFunction } from './function-access.ts';
import { shownIntent } from './shape.ts';
import { cutIntent, writeIntent } from './write-intent.ts';

/** Slot types that the definition uses, custom and built-in alike (LEX-IAM-10, LEX-IAM-14); absent if there are none. */
export function associatedSlotTypes({ slots = [] }: Pick<PutIntentRequest, 'slots'>): NonNullable<Ask['keys']> {
  const used = [...new Set(slots.flatMap(({ slotType }) => (slotType === undefined ? [] : [slotType])))];
  return used.length === 0 ? {} : { 'lex:associatedSlotTypes': used };
}

/** Makes or replaces the `$LATEST` of an intent, and a version of it if that is asked for (LEX-VER-5). */
export const putIntent = writes<PutIntentRequest, PutIntentResponse>({
  service: 'lex',
  name: 'PutIntent',
  level: 'Write',
  access: {
    kind: 'asks',
    declares: [{ action: 'lex:PutIntent', resource: 'intent version', keys: ['lex:associatedSlotTypes'] }, { action: 'lex:CreateIntentVersion', resource: 'intent version', when: 'a version is made' }, PASS_ROLE],
    async asks(input, context) {
      const role = input.kendraConfiguration?.role;
      return [
        askIntent('lex:PutIntent', input.name, context, associatedSlotTypes(input)),
        ...(input.createVersion === true ? [askIntent('lex:CreateIntentVersion', input.name, context)] : []),
        ...(role === undefined ? [] : [await askPassRole(role, intentArn(context.scope, input.name), context)]),
      ];
    },
  },
  tables: [intents, intentVersions, names, bots, slotTypes, slotTypeVersions, unbuilt],
  errors: ['BadRequestException', 'PreconditionFailedException', 'LimitExceededException'],
  async handle(call) {
    const { input, rows, now, home, consult } = call;
    const { name, checksum, createVersion, dialogCodeHook, fulfillmentActivity } = input;
    checkPutChecksum('intent', name, await rows.get(intents, [name]), checksum);
    const { row, content } = await writeIntent(input, call);
    const functions = [dialogCodeHook, fulfillmentActivity?.codeHook].flatMap((hook) => (hook === undefined ? [] : [hook.uri]));
    for (const uri of new Set(functions)) await requireFunction(consult(functionAccess), uri, name, home);
    const shown = createVersion === true ? (await cutIntent(rows, now, row)).row : row;
    return { ...shownIntent(shown, content), ...(createVersion === undefined ? {} : { createVersion }) };
  },
});
