import type { Service } from '../../kernel/operation.ts';
import { synthesizeSpeech } from './speech/synthesize-speech.ts';
import { describeVoices } from './voices/describe-voices.ts';

/** Amazon Polly: speech of texts. */
export const pollyService: Service = { id: 'polly', operations: [synthesizeSpeech, describeVoices] };
