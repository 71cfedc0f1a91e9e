import type { Gateway } from '../compose.ts';
import type { ControlActions } from './control.ts';

/** Times beyond it are written in another form, which no client of AWS reads. */
const LAST_MOMENT = Date.UTC(9999, 11, 31);

/** What the control endpoints do to a gateway. */
export function controlActions(gateway: Pick<Gateway, 'reset' | 'clocks' | 'newAccount'>): ControlActions {
  return {
    reset: () => gateway.reset(),
    advanceClock(seconds: number) {
      if (gateway.clocks.decision() + seconds * 1000 > LAST_MOMENT) return null;
      gateway.clocks.advance(seconds);
      return new Date(gateway.clocks.decision());
    },
    async createAccount() {
      const { accountId, accessKeyId, secretAccessKey } = await gateway.newAccount();
      return { accountId, accessKeyId, secretAccessKey };
    },
  };
}
