import { MATH_TOOL } from './math.ts';
import { TemplateError } from './syntax.ts';
import { checkLength, Host, isMap, textOf, toValue, type Value, type ValueMap, type Work } from './values.ts';
import type { Json } from '../execution/types.ts';

/** What is undefined stays so: a tool that is given nothing gives nothing. */
const ofText = (change: (text: string, work: Work) => string) => (given: readonly Value[], work: Work): Value => {
  const text = textOf(given[0]);
  if (text === undefined) return undefined;
  // No escape makes more than twelve signs of one.
  checkLength(text.length, work);
  const result = change(text, work);
  checkLength(result.length, work);
  return result;
};

const percent = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
const uriEncode = (text: string): string => encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, percent);
/** As Java's URLEncoder: a blank is `+`, and `*` stays. */
const formEncode = (text: string): string => uriEncode(text).replaceAll('%20', '+').replaceAll('%2A', '*').replaceAll('~', '%7E');

function jsonDecode(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    throw new TemplateError('`esc.jsonDecode` takes the inside of a JSON text');
  }
}

const XML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const xml = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => XML[sign]!);

const jsonEncode = ofText((text) => JSON.stringify(text).slice(1, -1));

const ESC = new Host(
  {
    jsonEncode,
    jsonString: jsonEncode,
    jsonDecode: ofText(jsonDecode),
    url: ofText(formEncode),
    urlFormEncode: ofText(formEncode),
    uriEncode: ofText(uriEncode),
    html: ofText(xml),
    xml: ofText(xml),
  },
  { quote: '"', q: '"', singleQuote: "'", s: "'", dollar: '$', d: '$', hash: '#', h: '#', backslash: '\\', b: '\\', newline: '\n', n: '\n' },
);

const ENCODING = new Host({ base64: ofText((text) => Buffer.from(text, 'utf8').toString('base64')) });

const URL_TOOL = new Host({
  optionalQueryParam: ([name, value]) => {
    const text = textOf(value);
    return text === undefined || text === '' ? '' : `${textOf(name) ?? ''}=${formEncode(text)}`;
  },
});

function parsed(value: Value): Value {
  try {
    return toValue(JSON.parse(textOf(value) ?? '') as Json);
  } catch {
    return undefined;
  }
}

/** GEN-67: both take JSON text and give JSON text. */
const SUCCESS = new Host({
  firstFromArray: ([array, otherwise]) => {
    const list = parsed(array);
    return Array.isArray(list) && list.length > 0 ? JSON.stringify(list[0]) : otherwise;
  },
  moveKeysIntoArrayOfObjects: ([object, name]) => {
    const map = parsed(object);
    const key = textOf(name);
    if (!isMap(map) || key === undefined) return undefined;
    return JSON.stringify(Object.entries(map).map(([from, inner]) => {
      const moved = Object.create(null) as ValueMap;
      moved[key] = from;
      if (isMap(inner)) Object.assign(moved, inner);
      else moved['value'] = inner;
      return moved;
    }));
  },
});

/** GEN-66, GEN-67: the tools that every template may call. */
export const TOOLS: ReadonlyMap<string, Host> = new Map([
  ['esc', ESC],
  ['encoding', ENCODING],
  ['math', MATH_TOOL],
  ['urlTool', URL_TOOL],
  ['successTemplateUtils', SUCCESS],
]);
