import { expect, test } from 'vitest';
import { Conversation } from './dialog.fixture.ts';
import { FLOWS } from './flows.fixture.ts';

test.each(FLOWS)('$title', ({ bot, options, turns }) => {
  const conversation = new Conversation(bot, options);
  for (const [said, answered] of turns) expect({ said, ...conversation.say(said).reply }).toMatchObject({ said, ...answered });
});
