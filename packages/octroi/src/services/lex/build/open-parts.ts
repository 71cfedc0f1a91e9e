import type { Kv } from '../../../store/kv.ts';
import { backgroundRows } from '../../../kernel/background.ts';
import type { Outside } from '../../../kernel/operation.ts';
import { modelImprovements, modelImprovementsOf, type ModelImprovements } from '../bots/model-improvements.ts';
import { createFunctionAccess, functionAccess } from '../intents/function-access.ts';
import { training } from '../understanding/train.ts';
import { botBuilder, BUILDER_TABLES, createBotBuilder, type BuilderNeeds } from './builder.ts';

export interface BuilderPartsNeeds {
  readonly kv: Kv;
  readonly outside: () => Outside;
  /** Empty until everything is composed. */
  readonly endpoint: () => string;
  readonly report: (fault: unknown) => void;
}

/** How often a node looks for builds that another process left behind. */
const LOOK_MILLIS = 5000;

/** What the building of bots needs besides the store: the builder, the eye on functions, and a setting. */
export function builderParts({ kv, outside, endpoint, report }: BuilderPartsNeeds, learn: BuilderNeeds['training'] = training, improvements: ModelImprovements = modelImprovementsOf(process.env)) {
  const builder = createBotBuilder({ rows: backgroundRows(kv, 'lex', BUILDER_TABLES), blobs: () => outside().blobs, training: learn, report });
  const looking = setInterval(() => {
    if (endpoint() !== '') builder.begin();
  }, LOOK_MILLIS);
  looking.unref();
  return [
    {
      token: botBuilder,
      value: builder,
      reset: () => builder.reset(),
      async close() {
        clearInterval(looking);
        await builder.close();
      },
    },
    { token: functionAccess, value: createFunctionAccess(outside) },
    { token: modelImprovements, value: improvements },
  ];
}
