import { openShadow, type Shadow } from './shadow.ts';
import { startOctroi, type OctroiForTests, type StartOptions } from './start.ts';

/**
 * `startOctroi` with the reference evaluator deciding everything a second time. A decision that it does not share fails its request, and
 * `close` throws it. For tests of this project alone: octroi/testing does not contain the reference.
 */
export async function startShadowed(options: StartOptions = {}): Promise<OctroiForTests & { readonly shadow: Shadow }> {
  const shadow = openShadow();
  const octroi = await startOctroi({
    ...options,
    onDecided(decided) {
      options.onDecided?.(decided);
      shadow.onDecided(decided);
    },
  });
  return {
    ...octroi,
    shadow,
    async close() {
      await octroi.close();
      const [first] = shadow.disagreements;
      if (first !== undefined) throw first;
    },
  };
}
