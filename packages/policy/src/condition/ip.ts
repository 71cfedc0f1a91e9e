/** An address as eight (IPv6) or two (IPv4) 16-bit groups. The two families never match each other (COND-19a). */
export type Address = readonly number[];

/** A range of addresses: those whose first `bits` bits equal the network's. */
export interface Range {
  readonly network: Address;
  readonly bits: number;
}

const V4 = /^(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})\.(0|[1-9][0-9]{0,2})$/;
const GROUP = /^[0-9a-fA-F]{1,4}$/;
const BITS = /^(?:0|[1-9][0-9]{0,2})$/;

function v4Of(text: string): [number, number] | null {
  const found = V4.exec(text);
  if (found === null) return null;
  const [a, b, c, d] = [Number(found[1]), Number(found[2]), Number(found[3]), Number(found[4])];
  return a > 255 || b > 255 || c > 255 || d > 255 ? null : [a * 256 + b, c * 256 + d];
}

/** One side of `::`, which may end in a dotted IPv4 address. */
function groupsOf(text: string, mayEndInV4: boolean): number[] | null {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (GROUP.test(part)) groups.push(Number.parseInt(part, 16));
    else {
      const v4 = mayEndInV4 && index === parts.length - 1 ? v4Of(part) : null;
      if (v4 === null) return null;
      groups.push(...v4);
    }
  }
  return groups;
}

function v6Of(text: string): Address | null {
  if (text.length > 45) return null;
  const gap = text.indexOf('::');
  if (gap === -1) {
    const groups = groupsOf(text, true);
    return groups !== null && groups.length === 8 ? groups : null;
  }
  const head = groupsOf(text.slice(0, gap), false);
  const tail = groupsOf(text.slice(gap + 2), true);
  if (head === null || tail === null || head.length + tail.length > 7) return null;
  return [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => 0), ...tail];
}

/** Reads an IPv4 or IPv6 address in any of its spellings, or null if the text is none. An IPv4-mapped IPv6 address stays IPv6. */
export function addressOf(text: string): Address | null {
  return text.includes(':') ? v6Of(text) : v4Of(text);
}

/** Reads an address or a CIDR; a bare address is a range of one. Host bits count for nothing. Null if the text is neither. */
export function rangeOf(text: string): Range | null {
  const slash = text.indexOf('/');
  const network = addressOf(slash === -1 ? text : text.slice(0, slash));
  if (network === null) return null;
  const most = network.length * 16;
  if (slash === -1) return { network, bits: most };
  const bits = text.slice(slash + 1);
  return BITS.test(bits) && Number(bits) <= most ? { network, bits: Number(bits) } : null;
}

/** Is the address inside the range? */
export function inRange(address: Address, range: Range): boolean {
  if (address.length !== range.network.length) return false;
  let left = range.bits;
  for (let group = 0; left > 0; group += 1, left -= 16) {
    const shift = left >= 16 ? 0 : 16 - left;
    if (address[group]! >> shift !== range.network[group]! >> shift) return false;
  }
  return true;
}
