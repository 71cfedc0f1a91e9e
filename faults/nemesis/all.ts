import { clocks } from './clocks.ts';
import { cuts } from './cuts.ts';
import { disks } from './disks.ts';
import type { Fault } from './fault.ts';
import { kills } from './kills.ts';
import { pauses } from './pauses.ts';
import { rolling } from './rolling.ts';

/** Every fault, in the order of the table. `nothing` is the measure of the others. */
export const faults: readonly Fault[] = [
  {
    name: 'nothing',
    what: 'no fault, to compare with',
    needs: [],
    inject: async ({ rest }) => {
      await rest(Infinity);
      return 1;
    },
  },
  ...kills,
  ...pauses,
  ...cuts,
  ...disks,
  ...clocks,
  ...rolling,
];
