// `beforeExit` is Node's word for an event loop with nothing left to do. One listener at a time, the newest wins.
let waiting;

process.on('beforeExit', () => {
  const callback = waiting;
  waiting = undefined;
  if (callback) setImmediate(callback);
});

/** Calls back once the event loop has run empty; a later call takes the place of an earlier one. */
export function emptyEventLoop(callback) {
  waiting = callback;
}
