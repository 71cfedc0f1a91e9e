/** An error that the runtime itself reports, named `Runtime.X` (LAM-125). */
export class HandlerError extends Error {
  constructor(name, message, extra = {}) {
    super(message);
    Object.assign(this, extra);
    Object.defineProperty(this, 'name', { value: name, enumerable: false });
    this.stack = `${name}: ${message}\n${String(this.stack).split('\n').slice(1).join('\n')}`;
  }
}

/** Is the value an Error, also one of another realm? */
function isError(value) {
  return value instanceof Error || Object.prototype.toString.call(value) === '[object Error]';
}

/** The error JSON of LAM-63, and the type that goes into the Runtime API's header. */
export function postable(error) {
  if (!isError(error)) {
    const errorType = typeof error;
    return { errorType, body: { errorType, errorMessage: describe(error), trace: [] } };
  }
  const errorType = clean(String(error.name));
  return {
    errorType,
    body: { errorType, errorMessage: clean(String(error.message)), trace: clean(String(error.stack ?? '')).split('\n') },
  };
}

/** The JSON that the failure line of the log holds: like the posted one, with the error's own members. */
export function loggable(error) {
  if (!isError(error)) return { errorType: typeof error, errorMessage: describe(error), stack: [] };
  const { body } = postable(error);
  return { errorType: body.errorType, errorMessage: body.errorMessage, ...error, stack: body.trace };
}

/** Text of a thrown value that is not an error. */
function describe(value) {
  try {
    return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  } catch {
    return Object.prototype.toString.call(value);
  }
}

/** Writes DEL as %7F: it may not stand in a header, and AWS writes it so in the body too. */
function clean(text) {
  return text.replaceAll('\u007F', '%7F');
}
