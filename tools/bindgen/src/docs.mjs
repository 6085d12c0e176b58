import ts from 'typescript';

const width = 120;
const abbreviations = /\b(?:e\.g|i\.e|etc|vs|approx|incl)\.$/i;

/** First sentence of a declaration's comment, or '' where none fits on two lines. @param {ts.Node} node */
export function summaryOf(node) {
  const comment = node.jsDoc?.at(-1)?.comment;
  return comment === undefined ? '' : firstSentence(ts.getTextOfJSDocComment(comment) ?? '');
}

/** First sentence of the `@deprecated` note, or undefined. @param {ts.Node} node */
export function deprecationOf(node) {
  const tag = node.jsDoc?.at(-1)?.tags?.find((candidate) => candidate.tagName.text === 'deprecated');
  if (tag === undefined) return undefined;
  return firstSentence(ts.getTextOfJSDocComment(tag.comment) ?? '') || 'Deprecated.';
}

/** @param {string} text */
export function firstSentence(text) {
  const paragraph = text.trim().split(/\n\s*\n/, 1)[0].replace(/\s+/g, ' ');
  if (/^(?:[>|#*-] |```|!\[)/.test(paragraph)) return '';
  const plain = paragraph.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replace(/\*\*/g, '');
  for (const match of plain.matchAll(/[.!?](?=\s|$)/g)) {
    const sentence = plain.slice(0, match.index + 1);
    if (!abbreviations.test(sentence)) return sentence.length <= 2 * width ? sentence : '';
  }
  return plain.length <= 2 * width ? plain : '';
}

const escapeXml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `/// <summary>` lines, none for an empty text. @param {string} text @returns {string[]} */
export function summaryLines(text) {
  if (text === '') return [];
  const wrapped = [];
  for (const word of escapeXml(text).split(' ')) {
    const line = wrapped.at(-1);
    if (line !== undefined && line.length + 1 + word.length <= width) wrapped[wrapped.length - 1] = `${line} ${word}`;
    else wrapped.push(word);
  }
  if (wrapped.length === 1) return [`/// <summary>${wrapped[0]}</summary>`];
  return ['/// <summary>', ...wrapped.map((line) => `/// ${line}`), '/// </summary>'];
}
