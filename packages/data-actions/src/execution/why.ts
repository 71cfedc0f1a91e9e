import { externalIdOf } from './external-id.ts';
import { REFUSED, type AwsError } from './aws-error.ts';
import type { Run } from './run.ts';
import type { Json } from './types.ts';

const LONGEST_WAIT_MILLIS = 2000;

interface Refused {
  readonly service: 'sts' | 'lambda';
  readonly region: string;
  readonly error: AwsError;
  readonly roleArn: string;
  readonly functionArn: string;
}

/** GEN-95: notes in the trace who refused and, if somebody can say, why. An explanation that fails or takes long changes nothing. */
export async function explained(run: Run, refused: Refused): Promise<void> {
  const { error } = refused;
  run.trace.know({ requestId: error.requestId, error: error.name });
  const explain = run.parts.explainRefusal;
  if (explain === undefined || !REFUSED.has(error.name) || run.request.mode !== 'test') return;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), LONGEST_WAIT_MILLIS);
  });
  const { service, region, roleArn, functionArn } = refused;
  const asked = explain({ service, region, requestId: error.requestId, error: error.name, roleArn, functionArn, externalId: externalIdOf(run.request) });
  const why: Json | undefined = await Promise.race([asked.catch(() => undefined), late]);
  clearTimeout(timer);
  if (why !== undefined) run.trace.know({ why });
}
