/**
 * @typedef {object} Reference `${root.name[0]["key"]}`
 * @property {string} root
 * @property {{name: string|number, index: number}[]} path with the index of each part's first character in the text
 * @property {number} index of `${` in the text
 * @property {string} text as written
 */
/** @typedef {{parts: (string|Reference)[], problems: {index: number, message: string}[]}} Interpolation literal parts have `$$` undone */

/** @param {string} text @returns {Interpolation} */
export function parseInterpolation(text) {
  const parts = [];
  const problems = [];
  let literal = '';
  let i = 0;
  while (i < text.length) {
    if (text.startsWith('$$', i)) {
      literal += '$';
      i += 2;
    } else if (text.startsWith('${', i)) {
      if (literal !== '') parts.push(literal);
      literal = '';
      const { reference, end, problem } = parseReference(text, i);
      if (problem) problems.push({ index: i, message: problem });
      else parts.push(reference);
      i = end;
    } else {
      literal += text[i++];
    }
  }
  if (literal !== '') parts.push(literal);
  return { parts, problems };
}

const step = /\.?([^.[\]{}"\s]+)|\[(\d+)\]|\["((?:\\"|[^"])+)"\]/y;

function parseReference(text, start) {
  const path = [];
  let i = start + 2;
  while (i < text.length && text[i] !== '}') {
    step.lastIndex = i;
    const match = step.exec(text);
    const first = path.length === 0;
    if (!match || (first && (match[0].startsWith('.') || match[2] !== undefined)) || (!first && match[1] && !match[0].startsWith('.'))) {
      const close = text.indexOf('}', i);
      return {
        end: close < 0 ? text.length : close + 1,
        problem: `malformed reference ${text.slice(start, close < 0 ? undefined : close + 1)}, expected \${key.name[0]["name"]}`,
      };
    }
    const name = match[1] ?? (match[2] !== undefined ? Number(match[2]) : match[3].replaceAll('\\"', '"'));
    path.push({ name, index: i + (/^[.[]/.test(match[0]) ? 1 : 0) });
    i = step.lastIndex;
  }
  if (i >= text.length) return { end: text.length, problem: `unterminated reference ${text.slice(start)}, expected a closing } (a literal $ is written $$)` };
  if (path.length === 0) return { end: i + 1, problem: 'empty reference ${}, expected the key of a resource, variable or config value' };
  return { end: i + 1, reference: { root: path[0].name, path: path.slice(1), index: start, text: text.slice(start, i + 1) } };
}
