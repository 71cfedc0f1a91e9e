const PREFIX = 'octroi.tab.';
const memory = new Map<string, string>();

/** Holds a text for as long as somebody is signed in; `survive`: it survives a reload of the tab (sessionStorage). Null forgets it. */
export function holdInTab(name: string, text: string | null, survive = false): void {
  if (text === null) memory.delete(name);
  else memory.set(name, text);
  try {
    if (text !== null && survive) sessionStorage.setItem(PREFIX + name, text);
    else sessionStorage.removeItem(PREFIX + name);
  } catch {
    // A browser that keeps nothing asks again after a reload.
  }
}

/** What is held by that name; null: nothing. */
export function heldInTab(name: string): string | null {
  try {
    return memory.get(name) ?? sessionStorage.getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Forgets whatever is held: who was signed in is so no longer. */
export function emptyTab(): void {
  memory.clear();
  try {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  } catch {
    // There is nothing to forget where nothing is kept.
  }
}
