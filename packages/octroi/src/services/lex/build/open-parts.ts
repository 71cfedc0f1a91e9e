import type { Kv } from '../../../store/kv.ts';
import { backgroundRows } from '../../../kernel/background.ts';
import { aloneOnStore, type Nodes } from '../../../kernel/nodes.ts';
import type { Outside } from '../../../kernel/operation.ts';
import { modelImprovements, modelImprovementsOf, type ModelImprovements } from '../bots/model-improvements.ts';
import { createFunctionAccess, functionAccess } from '../intents/function-access.ts';
import { training } from '../understanding/train.ts';
import { botBuilder, BUILDER_TABLES, createBotBuilder, type BuilderNeeds } from './builder.ts';

export interface BuilderPartsNeeds {
  readonly kv: Kv;
  /** Who else works on the store; left out, nobody. */
  readonly nodes?: Nodes;
  readonly outside: () => Outside;
  /** Empty until everything is composed. */
  readonly endpoint: () => string;
  readonly report: (fault: unknown) => void;
}

/** How often a node looks for builds that another process left behind, and how soon it does so when it starts. */
const LOOK_MILLIS = 5000;
const FIRST_LOOK_MILLIS = 250;

/** What the building of bots needs besides the store: the builder, the eye on functions, and a setting. */
export function builderParts({ kv, nodes = aloneOnStore(), outside, endpoint, report }: BuilderPartsNeeds, learn: BuilderNeeds['training'] = training, improvements: ModelImprovements = modelImprovementsOf(process.env)) {
  const builder = createBotBuilder({ rows: backgroundRows(kv, 'lex', BUILDER_TABLES), nodes, blobs: () => outside().blobs, training: learn, report });
  let looking: NodeJS.Timeout;
  const look = (): void => {
    const ready = endpoint() !== '';
    if (ready) builder.begin();
    lookIn(ready ? LOOK_MILLIS : FIRST_LOOK_MILLIS);
  };
  const lookIn = (millis: number): void => void (looking = setTimeout(look, millis).unref());
  lookIn(FIRST_LOOK_MILLIS);
  return [
    {
      token: botBuilder,
      value: builder,
      reset: () => builder.reset(),
      async close() {
        clearTimeout(looking);
        await builder.close();
      },
    },
    { token: functionAccess, value: createFunctionAccess(outside) },
    { token: modelImprovements, value: improvements },
  ];
}
