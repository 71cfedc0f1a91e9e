/**
 * Loaded before a node under test: shifts its wall clock by the milliseconds that a file holds, read four times a second. Monotonic time stays
 * as it is, as it does on a machine whose clock is set.
 */
import { readFileSync } from 'node:fs';

const file = process.env.OCTROI_FAULT_CLOCK;
const now = Date.now;
let offset = 0;

function read() {
  try {
    offset = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    offset = 0;
  }
}

if (file !== undefined) {
  read();
  setInterval(read, 250).unref();
  Date.now = () => now() + offset;
  globalThis.Date = new Proxy(Date, {
    construct: (target, args, made) => Reflect.construct(target, args.length === 0 ? [now() + offset] : args, made === globalThis.Date ? target : made),
    apply: (target) => new target(now() + offset).toString(),
  });
}
