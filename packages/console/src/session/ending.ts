/** The longest that a timer of a browser waits; a longer one would fire at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls when that time has come (milliseconds since 1970), however far it is. The answer stops the waiting. */
export function callAt(time: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    const left = time - Date.now();
    timer = left > LONGEST ? setTimeout(wait, LONGEST) : setTimeout(call, Math.max(0, left));
  };
  wait();
  return () => clearTimeout(timer);
}
