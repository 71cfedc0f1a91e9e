/** Colour where somebody looks, plain text in a pipe or file. */
const COLOUR = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
const paint = (code) => (text) => (COLOUR ? `\u001B[${code}m${text}\u001B[0m` : text);

export const bold = paint(1);
export const dim = paint(2);
export const green = paint(32);
export const red = paint(31);

export const millis = (value) => `${value.toFixed(1)} ms`;
export const seconds = (value) => `${(value / 1000).toFixed(1)} s`;

let number = 0;

export function heading(text) {
  console.log(`\n${bold(`${++number}  ${text}`)}`);
}

/** One line in columns: who, what, and the small print. */
export function line(who, what, note = '') {
  console.log(`   ${who.padEnd(12)}${what}${' '.repeat(Math.max(1, 18 - plainLength(what)))}${dim(note)}`.trimEnd());
}

function plainLength(text) {
  // oxlint-disable-next-line no-control-regex -- these are the marks of colour
  return text.replaceAll(/\u001B\[\d+m/g, '').length;
}
