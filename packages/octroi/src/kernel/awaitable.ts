/** What memory holds is given at once; only what must be fetched is promised. A walk of a request meets few promises then. */
export type Awaitable<T> = T | Promise<T>;

/** `next` of the value: at once if the value is here. */
export function after<T, U>(value: Awaitable<T>, next: (value: T) => Awaitable<U>): Awaitable<U> {
  return value instanceof Promise ? value.then(next) : next(value);
}
