import type { Call } from '../../../kernel/operation.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { functionAccess, requireFunction } from '../intents/function-access.ts';
import type { ImportDocument } from './document.ts';

/** Functions of a document's intents that do not let Lex in, each as a sentence. */
export async function closedFunctions({ intents }: ImportDocument, { consult, home }: Pick<Call<unknown, unknown>, 'consult' | 'home'>): Promise<readonly string[]> {
  const closed: string[] = [];
  for (const { put } of intents) {
    const functions = [put.dialogCodeHook, put.fulfillmentActivity?.codeHook].flatMap((hook) => (hook === undefined ? [] : [hook.uri]));
    for (const uri of new Set(functions)) {
      await requireFunction(consult(functionAccess), uri, put.name, home).catch((error: unknown) => {
        if (!(error instanceof ApiError)) throw error;
        closed.push(error.message);
      });
    }
  }
  return closed;
}
