/**
 * The size of a policy document as IAM counts it: characters, without white space outside strings (POL-90). Text that is no JSON
 * is counted the same way.
 */
export function policySize(text: string): number {
  let size = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!inString && (code === 32 || code === 9 || code === 10 || code === 13)) continue;
    size += 1;
    if (code === 34) inString = !inString;
    else if (inString && code === 92 && at + 1 < text.length) {
      at += 1;
      size += 1;
    }
  }
  return size;
}
