const escapeLength = { x: 4, u: 6, U: 10 };

/**
 * Where the characters of a scalar stand in the file.
 * @param {{type: string, range: number[], value: string}} node
 * @param {string} text of the file
 * @returns {(index: number) => number} for text over several lines, the scalar's start
 */
export function offsetMap({ type, range: [start, end], value }, text) {
  const raw = text.slice(start, end);
  if (raw.includes('\n') || raw.startsWith('|') || raw.startsWith('>')) return () => start;
  if (type === 'PLAIN') return index => start + index;
  return index => {
    let position = 1;
    for (let i = 0; i < Math.min(index, value.length); i++) {
      if (type === 'QUOTE_DOUBLE' && raw[position] === '\\') {
        if (raw[position + 1] === 'U' && parseInt(raw.slice(position + 2, position + 10), 16) > 0xffff) i++;
        position += escapeLength[raw[position + 1]] ?? 2;
      } else {
        position += type === 'QUOTE_SINGLE' && raw.startsWith("''", position) ? 2 : 1;
      }
    }
    return start + position;
  };
}
