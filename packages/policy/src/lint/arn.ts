/** The fields of an ARN; a colon inside a variable splits nothing. */
export function arnFields(text: string): string[] {
  const fields: string[] = [];
  let from = 0;
  let closes = text.indexOf('}');
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === ':') {
      fields.push(text.slice(from, at));
      from = at + 1;
    } else if (text[at] === '$' && text[at + 1] === '{' && closes !== -1) {
      if (closes < at) closes = text.indexOf('}', at);
      if (closes !== -1) at = closes;
    }
  }
  return [...fields, text.slice(from)];
}
