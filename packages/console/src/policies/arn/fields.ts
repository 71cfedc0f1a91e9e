/** The fields of an ARN; a colon inside a policy variable (`${aws:username}`) splits nothing. */
export function arnFields(text: string): readonly string[] {
  const fields: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('${', at)) {
      const closes = text.indexOf('}', at);
      if (closes !== -1) at = closes;
    } else if (text[at] === ':') {
      fields.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...fields, text.slice(from)];
}

/** The six parts of an ARN; the resource holds the colons that follow. Null for what is no ARN in outline. */
export interface ArnParts {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

export function arnParts(text: string): ArnParts | null {
  const [arn, partition, service, region, account, ...rest] = arnFields(text);
  if (arn !== 'arn' || partition === undefined || service === undefined || region === undefined || account === undefined || rest.length === 0) return null;
  return { partition, service, region, account, resource: rest.join(':') };
}
