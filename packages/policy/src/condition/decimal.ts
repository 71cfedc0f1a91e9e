/** An integer or decimal number, exact whatever its length (COND-15). */
export interface Decimal {
  readonly value: number;
  /** Up to 15 significant digits a double tells all decimals apart; beyond, the digits are compared. */
  readonly short: boolean;
  readonly negative: boolean;
  /** Without leading zeros. */
  readonly whole: string;
  /** Without trailing zeros. */
  readonly fraction: string;
}

const DECIMAL = /^([+-]?)([0-9]+)(?:\.([0-9]+))?$/;
const MAX_LENGTH = 400;

/** Reads a number, or null if the text is none. */
export function decimalOf(text: string): Decimal | null {
  const found = text.length <= MAX_LENGTH ? DECIMAL.exec(text) : null;
  if (found === null) return null;
  let start = 0;
  const digits = found[2]!;
  while (start < digits.length && digits.charCodeAt(start) === 48) start += 1;
  const whole = digits.slice(start);
  const decimals = found[3] ?? '';
  let end = decimals.length;
  while (end > 0 && decimals.charCodeAt(end - 1) === 48) end -= 1;
  const fraction = decimals.slice(0, end);
  const zero = whole === '' && fraction === '';
  return { value: zero ? 0 : Number(text), short: whole.length + fraction.length <= 15, negative: found[1] === '-' && !zero, whole, fraction };
}

/** Less than, equal to or greater than 0, as `left` is to `right`. */
export function compareDecimals(left: Decimal, right: Decimal): number {
  if (left.short && right.short) return left.value - right.value;
  if (left.negative !== right.negative) return left.negative ? -1 : 1;
  const sign = left.negative ? -1 : 1;
  if (left.whole.length !== right.whole.length) return sign * (left.whole.length - right.whole.length);
  if (left.whole !== right.whole) return left.whole < right.whole ? -sign : sign;
  if (left.fraction === right.fraction) return 0;
  return left.fraction < right.fraction ? -sign : sign;
}
