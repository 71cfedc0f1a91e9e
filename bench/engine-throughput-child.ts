import { assumeRole, expectAllowed, manyRoles, oneActionWork, smallWork, tenWork } from './engine-cases.ts';
import { callsPerSecond } from './measure.ts';

/** Measures the case that the first argument names and prints its rate: a case in a process of its own is not compiled for the others. */
const works: Readonly<Record<string, () => () => void>> = {
  a: () => expectAllowed(smallWork()),
  b: () => expectAllowed(tenWork()),
  'b-worst': () => expectAllowed(oneActionWork()),
  c: assumeRole,
  d: manyRoles,
};
process.stdout.write(JSON.stringify(callsPerSecond(works[process.argv[2]!]!(), 0.4, 1000, 10)));
