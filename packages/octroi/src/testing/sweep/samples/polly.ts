import type { Samples } from '../sample.ts';

const SPEECH = { VoiceId: 'Joanna', OutputFormat: 'pcm', Text: 'hello' };

/** Amazon Polly, on a host without speech engine. */
export const pollySamples: Samples = {
  DescribeVoices: () => ({}),
  SynthesizeSpeech: [
    { prepare: () => SPEECH, ends: 'ServiceFailureException' },
    { prepare: () => ({ ...SPEECH, LexiconNames: ['words'] }), ends: 'LexiconNotFoundException' },
  ],
};
