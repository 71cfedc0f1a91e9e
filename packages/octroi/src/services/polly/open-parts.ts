import { createSpeaker, INSTALLED, type SpeechPrograms } from './engine/speaker.ts';
import { speaker } from './parts.ts';

/** The part that speaks, with the programs that this host has. */
export function speechParts(programs: SpeechPrograms = INSTALLED) {
  return [{ token: speaker, value: createSpeaker(programs) }];
}
