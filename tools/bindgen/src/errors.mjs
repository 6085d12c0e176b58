/** What the input or the configuration has wrong; its message is for the reader of the terminal. */
export class BindgenError extends Error {
  /** @param {string[]} problems */
  constructor(problems) {
    super(problems.map((problem) => `bindgen: ${problem}`).join('\n'));
    this.problems = problems;
  }
}

/**
 * The closest of some names to a misspelt one, as the end of a message.
 * @param {string} wanted
 * @param {Iterable<string>} names
 */
export function didYouMean(wanted, names) {
  const close = [...names]
    .map((name) => ({ name, distance: editDistance(wanted.toLowerCase(), name.toLowerCase()) }))
    .filter(({ distance }) => distance <= Math.max(2, wanted.length / 4))
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name, 'en'));
  return close.length > 0 ? `; did you mean ${close[0].name}?` : '';
}

function editDistance(a, b) {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(row[j - 1] + 1, previous[j] + 1, previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = row;
  }
  return previous[b.length];
}
