import type { Address, Range } from '../condition/ip.ts';
import { inRange, rangeOf } from '../condition/ip.ts';
import type { ConditionRead, Report } from './reading.ts';

export function isRange(text: string): boolean {
  return rangeOf(text) !== null;
}

/** RFC 1918, loopback, link-local, shared address space; unique local and link-local of IPv6. */
const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '127.0.0.0/8', '169.254.0.0/16', '100.64.0.0/10', 'fc00::/7', 'fe80::/10', '::1/128'].map((text) => rangeOf(text)!);

const isPrivate = (range: Range): boolean => PRIVATE.some((known) => known.bits <= range.bits && inRange(range.network, known));

/** The address with the bits behind the mask cleared. */
function masked({ network, bits }: Range): Address {
  return network.map((group, index) => {
    const kept = Math.min(16, Math.max(0, bits - index * 16));
    return (group >> (16 - kept)) << (16 - kept);
  });
}

function textOf(address: Address): string {
  if (address.length === 2) return address.flatMap((group) => [group >> 8, group & 255]).join('.');
  const groups = address.map((group) => group.toString(16));
  // RFC 5952: the longest run of zeros, if there is one of two or more, becomes `::`.
  let [from, length] = [0, 1];
  for (let start = 0; start < 8; start += 1) {
    let end = start;
    while (end < 8 && groups[end] === '0') end += 1;
    if (end - start > length) [from, length] = [start, end - start];
  }
  return length < 2 ? groups.join(':') : `${groups.slice(0, from).join(':')}::${groups.slice(from + length).join(':')}`;
}

/** The checks of addresses: bits behind the mask (COND-19a), and private ones in `aws:SourceIp`, which is always public (KEY-22). */
export function checkRanges({ values, operator, lower, at, operatorName }: ConditionRead, report: Report): void {
  const ranges = values.flatMap((value) => {
    const range = rangeOf(value.value);
    return range === null ? [] : [{ value, range }];
  });
  for (const { value, range } of ranges) {
    const clean = masked(range);
    if (clean.some((group, index) => group !== range.network[index])) report('IMPROVE_IP_RANGE', value, `the bits behind the mask count for nothing: write \`${textOf(clean)}/${range.bits}\``);
  }
  if (lower !== 'aws:sourceip' || ranges.length === 0) return;
  const inner = ranges.filter(({ range }) => isPrivate(range)).length;
  if (inner === 0) return;
  const not = operator?.negated === true;
  const all = inner === ranges.length;
  const result = `\`aws:SourceIp\` is always a public address, so \`${operatorName}\` with a private one ${not ? 'keeps nobody out' : 'never matches'}; \`aws:VpcSourceIp\` may be meant`;
  report(all ? (not ? 'PRIVATE_NOT_IP_ADDRESS' : 'PRIVATE_IP_ADDRESS') : not ? 'PRIVATE_NOT_IP_ADDRESS_SUBSET' : 'PRIVATE_IP_ADDRESS_SUBSET', at, result);
}
