import type { Bot } from '../dialog/turn-types.ts';

/** Bots as they were built, the ones that were used last. What a build made never changes, so that its id is enough to find it. */
export interface BotModels {
  /** The bot of a build; `load` makes it, once for all that ask at the same time. A failure is not remembered. */
  of(build: string, load: () => Promise<Bot>): Promise<Bot>;
}

const MAX_BOTS = 64;

export function createBotModels(most = MAX_BOTS): BotModels & { clear(): void } {
  const held = new Map<string, Promise<Bot>>();
  return {
    async of(build, load) {
      const known = held.get(build);
      held.delete(build);
      const bot = known ?? load();
      held.set(build, bot);
      for (const oldest of held.keys()) {
        if (held.size <= most) break;
        held.delete(oldest);
      }
      try {
        return await bot;
      } catch (error) {
        if (held.get(build) === bot) held.delete(build);
        throw error;
      }
    },
    clear: () => held.clear(),
  };
}
