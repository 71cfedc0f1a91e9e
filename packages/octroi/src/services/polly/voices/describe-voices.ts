import type { DescribeVoicesInput, DescribeVoicesOutput } from '../../../../models/polly.gen.ts';
import { ApiError } from '../../../kernel/api-error.ts';
import { reads } from '../../../kernel/operation.ts';
import { voices } from './voices.ts';

/** Lists the voices of a language and an engine, by AWS's names. */
export const describeVoices = reads<DescribeVoicesInput, DescribeVoicesOutput>({
  service: 'polly',
  name: 'DescribeVoices',
  level: 'List',
  access: { kind: 'asks', declares: [{ action: 'polly:DescribeVoices', resource: '*' }], asks: () => [{ action: 'polly:DescribeVoices', resource: '*' }] },
  tables: [],
  errors: ['InvalidNextTokenException'],
  handle({ input: { Engine, LanguageCode, IncludeAdditionalLanguageCodes, NextToken } }) {
    // One page holds them all: no token was ever given out.
    if (NextToken !== undefined) throw new ApiError('InvalidNextTokenException', 'The NextToken is invalid.');
    const found = [...voices.values()].filter(
      (voice) =>
        (Engine === undefined || voice.SupportedEngines.includes(Engine)) &&
        (LanguageCode === undefined || voice.LanguageCode === LanguageCode || (IncludeAdditionalLanguageCodes === true && voice.AdditionalLanguageCodes.includes(LanguageCode))),
    );
    return { Voices: found.map(({ AdditionalLanguageCodes, ...voice }) => (AdditionalLanguageCodes.length === 0 ? voice : { ...voice, AdditionalLanguageCodes })) };
  },
});
