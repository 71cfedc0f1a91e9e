import type { FunctionConfiguration, PublishVersionRequest } from '../../../../models/lambda.gen.ts';
import { writes } from '../../../kernel/operation.ts';
import { askWholeFunction } from '../shared/asks.ts';
import { versionConfiguration } from '../shared/configuration.ts';
import { checkDesignation, designated, functionArn, ownerOfFunction } from '../shared/designation.ts';
import { FUNCTION_ERRORS, invalidParameter, requireRevision } from '../shared/errors.ts';
import { mustHaveFunction } from '../shared/find.ts';
import { publish, publishedAlready } from '../shared/publish.ts';
import { requireSettled, revisionOf } from '../shared/state.ts';
import { functions, versions } from '../tables.ts';

/** Freezes `$LATEST` as a numbered version (LAM-42). */
export const publishVersion = writes<PublishVersionRequest, FunctionConfiguration>({
  service: 'lambda',
  name: 'PublishVersion',
  level: 'Write',
  owner: ownerOfFunction,
  check: checkDesignation({ crossAccount: true, qualified: false }),
  access: {
    kind: 'asks',
    declares: [{ action: 'lambda:PublishVersion', resource: 'function' }],
    asks: async (input, context) => [await askWholeFunction('lambda:PublishVersion', input, context)],
  },
  tables: [functions, versions],
  errors: FUNCTION_ERRORS,
  async handle(call) {
    const { input, rows, home, ids, now } = call;
    const row = await mustHaveFunction(rows, home, designated(input, call.scope).name);
    if (input.PublishTo !== undefined) throw invalidParameter('Octroi does not support capacity providers for Lambda functions');
    requireSettled(row, functionArn(home, row.name), now);
    requireRevision(input.RevisionId, revisionOf(row, now));
    const { codeSha256 } = row.configuration;
    if (input.CodeSha256 !== undefined && input.CodeSha256 !== '' && input.CodeSha256 !== codeSha256) {
      throw invalidParameter(`CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${codeSha256}). Please try again with the CodeSHA256 in $LATEST.`);
    }
    const already = await publishedAlready(row, call);
    if (already !== undefined) return versionConfiguration(row, already, String(already.version), call);
    const revisionId = ids.uuid();
    const { version } = publish({ ...row, revisionId, settledRevisionId: revisionId }, input.Description, call);
    return versionConfiguration(row, version, String(version.version), call);
  },
});
