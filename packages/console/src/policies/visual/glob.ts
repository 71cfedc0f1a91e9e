/** Does a pattern with `*` and `?` match the text? Letter case counts for nothing, as in actions. Takes time in proportion to both lengths. */
export function matchesPattern(pattern: string, text: string): boolean {
  const [p, t] = [pattern.toLowerCase(), text.toLowerCase()];
  let [at, from, star, resume] = [0, 0, -1, 0];
  while (from < t.length) {
    if (at < p.length && (p[at] === '?' || (p[at] !== '*' && p[at] === t[from]))) {
      at += 1;
      from += 1;
    } else if (p[at] === '*') {
      star = at;
      resume = from;
      at += 1;
    } else if (star !== -1) {
      resume += 1;
      at = star + 1;
      from = resume;
    } else {
      return false;
    }
  }
  while (p[at] === '*') at += 1;
  return at === p.length;
}

/** Does it hold a wildcard? */
export function isPattern(text: string): boolean {
  return /[*?]/.test(text);
}
