import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { render as velocityjs } from 'velocityjs';
import { EXECUTION_LIMITS } from '../configuration.ts';
import type { Json } from '../execution/types.ts';
import { TemplateError } from './syntax.ts';
import { renderTemplate } from './template.ts';

const VARIABLES: Readonly<Record<string, Json>> = {
  input: { name: 'Ann', quoted: 'say "hi"', n: 5, yes: true, no: false, none: null, list: ['a', 'b', 'c'], empty: '', 'with-hyphen': 'h', rawRequest: '{"n":5}' },
  x: 'X', zero: 0, n: 7, list: [1, 2, 3], map: { a: { b: 'deep' }, 'k y': 'spaced' }, objects: [{ id: 1 }, { id: 2 }], ids: '["a","b"]', nothing: null, s: ' Hello World ',
};
const render = (template: string, variables = VARIABLES, limits = EXECUTION_LIMITS): string => renderTemplate(template, variables, limits);

describe('GEN-65: references', () => {
  test.each<[string, string]>([
    ['$x ${x} $!x $!{x}', 'X X X X'],
    ['$map.a.b|${map.a.b}|$map["k y"]|$map[\'k y\']', 'deep|deep|spaced|spaced'],
    ['$list[0]$list[2]${list[1]}$list[$zero]$list[-1]', '13213'],
    ['$input.with-hyphen', 'h'],
    ['$missing ${missing} $!missing $!{missing}|', '$missing ${missing}  |'],
    ['${input.none}|$!{input.none}|$nothing|$input.nope.deeper|$map.a.c.d|$list[9]', '${input.none}||$nothing|$input.nope.deeper|$map.a.c.d|$list[9]'],
    ['$x.missing()|$!x.missing()|$n.foo', '$x.missing()||$n.foo'],
    ['costs $5.00, $ and #1 #fragment http://x/#settings #', 'costs $5.00, $ and #1 #fragment http://x/#settings #'],
    ['$x. $x, [$x] ${x}y $x.', 'X. X, [X] Xy X.'],
    ['\\$x \\\\$x \\\\\\$x \\$missing \\n', '$x \\X \\$x \\$missing \\n'],
    ['\\#if($x) #[[ $x #if ]]#', '#if(X)  $x #if '],
    ['$input.n $input.yes $input.no $zero $list $map.a', '5 true false 0 [1,2,3] {"b":"deep"}'],
    ['{"name": "${input.name}", "raw": ${input.rawRequest}}', '{"name": "Ann", "raw": {"n":5}}'],
    ['$input.toString() ${esc} $esc.nothing', '{"name":"Ann","quoted":"say \\"hi\\"","n":5,"yes":true,"no":false,"none":null,"list":["a","b","c"],"empty":"","with-hyphen":"h","rawRequest":"{\\"n\\":5}"} ${esc} $esc.nothing'],
  ])('`%s`', (template, expected) => {
    expect(render(template)).toBe(expected);
  });
});

describe('GEN-65: directives and expressions', () => {
  test.each<[string, string]>([
    ['#set($a = 1)$a', '1'],
    ['#set ( $a = "v ${x}!" )\n$a', 'v X!'],
    ["#set($a = 'v ${x}')$a", 'v ${x}'],
    ['#set($a = "say ""hi"" and \\"ho\\"")$a', 'say "hi" and "ho"'],
    ['#set($a.b = 1)$!a.b#set($m = {"k": [1, "${x}"]})#set($m.z = 2)$m', '{"k":[1,"X"],"z":2}'],
    ['#set($l = [1])#set($ok = $l.add(2))#set($l[0] = 9)$l $ok', '[9,2] true'],
    ['#set($x = $missing)$x', 'X'],
    ['#if($x == "X")yes#{else}no#end', 'yes'],
    ['#if($input.n > 9)big#elseif($input.n == 5)five#else small#end', 'five'],
    ['#if($missing)a#elseif($nothing)b#elseif($input.no)c#{else}d#end', 'd'],
    ['#if($zero)t#end#if("")t#end#if($input.empty)t#end', 'ttt'],
    ['#if(!$missing && ($n >= 7 || false) and not $input.no)ok#end', 'ok'],
    ['#if($n == "7")same#end#if($nothing == $missing)same#end#if($list == [1, 2, 3])same#end', 'samesamesame'],
    ['#if("a" < "b")t#{else}f#end', 'f'],
    ['#foreach($i in $list)$i$foreach.index$foreach.count$velocityCount#if($foreach.hasNext),#end#end', '1011,2122,3233'],
    ['#foreach($i in [1..3])$i#end #foreach($i in [3..1])$i#end #foreach($v in $map.a)$v#end#foreach($i in $missing)x#end', '123 321 deep'],
    ['#foreach($i in $list)#foreach($j in $list)$i$j $foreach.index;#end$foreach.index #end$!foreach', '11 0;12 1;13 2;0 21 0;22 1;23 2;1 31 0;32 1;33 2;2 '],
    ['#foreach($i in $list)#if($i == 2)#break#end$i#end|', '1|'],
    ['a#stop b', 'a'],
    ['#set($a = 2 + 3 * 4 - 1)$a #set($a = (2 + 3) * 4)$a #set($a = 7 / 2)$a #set($a = 7 % 4)$a #set($a = -3)$a #set($a = - $n)$a #set($a = 1.5 * 2)$a', '13 20 3 3 -3 -7 3'],
    ['#set($a = "n" + 1)$a #set($b = 1 / 0)$b', 'n1 $b'],
    ['a ## comment $x\nb #* block $x\n*# c #** doc *#', 'a b  c '],
    ['#if(true)\nline\n#end\nafter', 'line\nafter'],
    ['#foreach($o in $objects)$o.id#end', '12'],
    ['#set($s = "#if($n == 7)seven#end")$s', 'seven'],
    ['#{if}(true)x#{end}y', 'xy'],
    ['#foreach($e in $map.a.entrySet())$e.key=$e.value#end', 'b=deep'],
  ])('`%s`', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test.each([
    '#include("f")', '#parse("f")', '#evaluate("$x")', '#define($d)x#end', '#macro(m)x#end', '$class', '${class.name}', '$x.class', '$input.getClass().forName("x")', '$list.class.name', '#set($a = $x.class)',
  ])('`%s` is refused', (template) => {
    expect(() => render(template)).toThrow(TemplateError);
  });

  test.each([
    '#if(', '#if($x)', '#if $x #end', '#end', '#else', '#foreach($i in $list)', '#foreach(i in $list)x#end', '#foreach($i of $list)x#end', '#set($x)', '#set($x = )', '#set($x == 1)', '#set(x = 1)', '#set($x.foo() = 1)', '${x', '${x.', '${x y}', '$x.length(', '$x.get("a',
    '#* open', '#[[ open', '#if($x ===)a#end', '#if($x)a#else b#else c#end', '#set($a = [1..2, 3])', '#set($a = {"a" 1})', '#set($a = [1', '#if($x)a#elseif b#end', '#set($a = "${")$a#set($b = "#if")',
  ])('GEN-71: `%s` is broken', (template) => {
    expect(() => render(template)).toThrow(TemplateError);
  });

  test('GEN-71: the message says where', () => {
    expect(() => render('a\n  #if($x')).toThrow('the template cannot be read: `)` expected to end `#if` at line 2, column 9');
  });
});

describe('GEN-66: macros', () => {
  test.each<[string, string]>([
    ['"$esc.jsonEncode($input.quoted)" ${esc.jsonString("$input.quoted")}', '"say \\"hi\\"" say \\"hi\\"'],
    ['$esc.jsonDecode($esc.jsonEncode($input.quoted))', 'say "hi"'],
    ["$esc.url('a b&c/é*~') $esc.urlFormEncode('a b') $esc.uriEncode('a b*~')", 'a+b%26c%2F%C3%A9*%7E a+b a%20b%2A~'],
    ['$esc.quote$esc.quote $esc.singleQuote $esc.dollar $esc.hash', '"" \' $ #'],
    ['$esc.html("<a b=\'c\'>&") $esc.xml("<")', '&lt;a b=&#39;c&#39;&gt;&amp; &lt;'],
    ['$encoding.base64("é")', 'w6k='],
    ['$math.add(1,2) $math.sub(5, "2") $math.mul(2,3,4) $math.div(7,2) $math.round(2.5) $math.min(3,1) $math.max(3,1) $math.roundTo(2, 3.14159) $math.div(1,0) $math.add("a",1)', '3 3 24 3.5 3 1 3 3.14 $math.div(1,0) $math.add("a",1)'],
    ['?a=1&$urlTool.optionalQueryParam("q", $x)|$!urlTool.optionalQueryParam("q", $missing)|', '?a=1&q=X||'],
    ['$esc.jsonEncode($missing) $!esc.jsonEncode($missing)|', '$esc.jsonEncode($missing) |'],
    ['$x.length() $s.trim() $s.toUpperCase() $s.toLowerCase()', '1 Hello World  HELLO WORLD   hello world '],
    ['$s.substring(1) $s.substring(1,3) $s.indexOf("W") $s.contains("World") $s.trim().startsWith("He") $s.endsWith("x")', 'Hello World  He 7 true true false'],
    ['$s.replace("l","L")$s.replaceAll("[lo]+","_")$s.replaceAll("(H)(e)","$2$1")$s.trim().split(" ") $s.split("o")[1]', ' HeLLo WorLd  He_ W_r_d  eHllo World ["Hello","World"]  W'],
    ['$x.equals("X") $x.isEmpty() $input.empty.isEmpty() $x.equals($n) $list.size() $list.get(1) $list.isEmpty() $map.size() $map.get("k y") $map.containsKey("a") $map.keySet()', 'true false true false 3 2 false 2 spaced true ["a","k y"]'],
    ['#set($p = $input.name.split(""))$p.size()', '3'],
  ])('`%s`', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test('GEN-66: random is within its bounds', () => {
    for (let run = 0; run < 20; run += 1) {
      expect(Number(render('$math.random()'))).toBeLessThan(1);
      expect(['3', '4']).toContain(render('$math.random(3, 5)'));
    }
  });

  test.each<[string, string]>([
    ['{"id": ${successTemplateUtils.firstFromArray("${ids}","$esc.quote$esc.quote")}}', '{"id": "a"}'],
    ['{"id": ${successTemplateUtils.firstFromArray("[]","$esc.quote$esc.quote")}}', '{"id": ""}'],
    ['{"id": ${successTemplateUtils.firstFromArray("${none}","$esc.quote$esc.quote")}}', '{"id": ""}'],
    ['${successTemplateUtils.firstFromArray("[{\'a\':1}]", "null")}', 'null'],
    ['${successTemplateUtils.firstFromArray($missing)}', '${successTemplateUtils.firstFromArray($missing)}'],
  ])('GEN-67, GEN-62: `%s`', (template, expected) => {
    expect(render(template)).toBe(expected);
  });

  test('GEN-67: keys move into an array of objects', () => {
    expect(render('${successTemplateUtils.moveKeysIntoArrayOfObjects("${o}", "id")}', { o: '{"a":{"x":1},"b":{"x":2}}' })).toBe('[{"id":"a","x":1},{"id":"b","x":2}]');
    expect(render("$!{successTemplateUtils.moveKeysIntoArrayOfObjects('[', 'id')}|")).toBe('|');
  });
});

describe('GEN-88: nothing inherited can be reached', () => {
  test.each(['$x.constructor', '$list.constructor', '$map.__proto__', '$input.__proto__.polluted', '$esc.constructor', '$x.__defineGetter__("a")', '$list.map("x")', '$x.at(0)', '$map.hasOwnProperty("a")', '${map.prototype}', '$toString', '$__proto__', '$constructor.constructor("return process")()', '$map["__proto__"]', '$esc.jsonEncode.call("x")', '$map.get("constructor")', '$list["length"]', '$foreach', '$x.eval("1")'])(
    '`%s` is undefined',
    (template) => {
      expect(render(template)).toBe(template);
    },
  );

  test('what a template puts under a dangerous name stays a plain value', () => {
    expect(render('#set($map.__proto__ = {"polluted": 1})$map.__proto__.polluted #set($z = $map.put("constructor", 2))$map.constructor')).toBe('1 2');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(render('$a.__proto__.b', { a: JSON.parse('{"__proto__":{"b":1}}') as Json })).toBe('1');
  });

  test('the variables that are given do not change', () => {
    const variables = { list: [1], map: { a: 1 } };
    render('#set($a = $list.add(2))#set($map.a = 2)', variables);
    expect(variables).toEqual({ list: [1], map: { a: 1 } });
  });
});

describe('GEN-68: bounds', () => {
  test.each<[string, string]>([
    ['#foreach($i in [1..20000])x#end', 'iterations'],
    ['#foreach($i in [1..999999999999])x#end', 'iterations'],
    ['#foreach($i in [1..200])#foreach($j in [1..200])x#end#end', 'iterations'],
    ['#set($s = "aaaaaaaaaa")#foreach($i in [1..60])#set($s = "$s$s")#end', 'bytes'],
    ['#set($s = "aaaaaaaaaa")#foreach($i in [1..60])#set($s = $s + $s)#end', 'bytes'],
    ['#set($s = "aaaaaaaaaa")#foreach($i in [1..60])#set($s = $s.replace("a", "aaaaaaaaaa"))#end', 'too m'],
    ['#set($s = "aaaaaaaaaa")#foreach($i in [1..60])#set($s = $s.replaceAll("a", "aaaaaaaaaa"))#end', 'steps'],
    ['$a.replaceAll("(a+)+b", "x")', 'steps'],
    ['#set($l = [1])#set($z = $l.add($l))$l', 'contains itself'],
    ['#set($l = [1])#foreach($i in [1..9999])#set($l = [$l])#end$l', 'nested too deeply'],
    [`#set($a = ${'('.repeat(200)}1${')'.repeat(200)})`, 'nested too deeply'],
    [`${'#if(true)'.repeat(100)}${'#end'.repeat(100)}`, 'nested too deeply'],
    [`#set($a = ${'['.repeat(100)}${']'.repeat(100)})`, 'nested too deeply'],
    [`#set($a = ${'!'.repeat(1000)}$x)`, 'nested too deeply'],
    [`$x${'.a'.repeat(1000)}`, 'too long'],
    ['$x.substring(5)', 'outside'],
    ['$x.replaceAll("(", "")', 'not a pattern'],
    ['$x'.repeat(600_000), 'at most 1048576 bytes'],
  ])('%#: `%.60s` is stopped', (template, why) => {
    expect(() => render(template, { ...VARIABLES, a: 'a'.repeat(50) })).toThrow(why);
    expect(() => render(template, { ...VARIABLES, a: 'a'.repeat(50) })).toThrow(TemplateError);
  });

  test('any text renders or is refused, in bounded steps', () => {
    const piece = fc.constantFrom('$x', '${', '}', '$!', '#if(', '#end', '#else', '#elseif(', '#set(', '$y = ', ')', '(', '"', "'", '[1..3]', '#foreach($i in ', '$list', '.a', '.length()', '[0]', ' ', '\\', '##', '\n', '#*', '*#', '==', '&&', '+', '$i', '{', ':', ',', '$esc.jsonEncode(', '1', '#[[', ']]#', '.__proto__');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (parts) => {
        try {
          expect(typeof render(parts.join(''), VARIABLES, { ...EXECUTION_LIMITS, renderSteps: 10_000 })).toBe('string');
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

test('GEN-65: text without `$`, `#` and `\\` is printed as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }).filter((text) => !/[$#\\]/.test(text)), (text) => {
    expect(render(text)).toBe(text);
  }));
});

test('GEN-49: a value is inserted as raw text, and jsonEncode makes it the inside of a JSON text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(render('$v', { v: text })).toBe(text);
    expect(JSON.parse(render('"$esc.jsonEncode($v)"', { v: text }))).toBe(text);
  }));
});

test('GEN-88: on what both support, the same as velocityjs', () => {
  const atom = fc.constantFrom('$x ', '${x}', '$!{gone}', '${gone}', '$map.a.b ', '$list[1] ', 'text ', '{"k": ', '}', '#set($v = 3)$v ', '#set($v = "q $x")$v ');
  const block = fc.array(atom, { maxLength: 4 }).map((parts) => parts.join(''));
  const template = fc.array(
    fc.oneof(
      block,
      fc.tuple(fc.constantFrom('$n == 7', '$x == "no"', '!$gone', '$n > 3 && $n < 5'), block, block).map(([condition, yes, no]) => `#if(${condition})${yes}#{else}${no}#end `),
      block.map((body) => `#foreach($i in $list)$i,${body}#end `),
    ),
    { maxLength: 4 },
  );
  const variables = { x: 'X', n: 7, map: { a: { b: 'B' } }, list: [1, 2, 3] };
  fc.assert(fc.property(template, (parts) => {
    const text = parts.join('');
    expect(render(text, variables)).toBe(velocityjs(text, structuredClone(variables)));
  }));
});
