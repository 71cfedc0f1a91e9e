import { holds, type Holding } from '../../kernel/holdings.ts';
import { outbox, queuedPayloads } from './invoke/tables.ts';
import { layerVersions } from './layers/tables.ts';
import { blobOfCode } from './packages/package.ts';
import { functions, versions, type Configuration } from './tables.ts';

/** The package and the layers; a layer is used on after it was deleted (LAM-92), so that the function names it too. */
function packagesOf({ codeSha256, layers = [] }: Configuration): readonly string[] {
  return [codeSha256, ...layers.map((layer) => layer.codeSha256)].map(blobOfCode);
}

function variablesOf({ environment }: Configuration): readonly string[] {
  return environment === undefined ? [] : [environment];
}

export const lambdaHoldings: readonly Holding[] = [
  holds(functions, { blobs: ({ configuration }) => packagesOf(configuration), sealed: ({ configuration }) => variablesOf(configuration) }),
  holds(versions, { blobs: ({ configuration }) => packagesOf(configuration), sealed: ({ configuration }) => variablesOf(configuration) }),
  holds(layerVersions, { blobs: ({ codeSha256 }) => [blobOfCode(codeSha256)] }),
  // The first piece of an event tells which key opens all of them.
  holds(queuedPayloads, { sealed: ({ piece }, id) => (id.at(-1) === '0' ? [piece] : []) }),
  holds(outbox, { sealed: ({ body }) => [body] }),
];
