import { LineCounter, isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { Findings } from './findings.mjs';
import { offsetMap } from './scalar.mjs';

/**
 * A YAML value with its place. Places are offsets into the file's text.
 * @typedef {object} Value
 * @property {'map'|'list'|'string'|'number'|'boolean'|'null'} kind
 * @property {number} offset
 * @property {Entry[]} [entries] of a map
 * @property {Value[]} [items] of a list
 * @property {string|number|boolean|null} [value] of a scalar
 * @property {(index: number) => number} [at] place of the string's nth character
 */
/** @typedef {{key: string, offset: number, value: Value}} Entry */

/** Words that YAML 1.1 and 1.2 read differently: Pulumi's reader and ours may disagree, so they must be quoted. */
const ambiguous = /^(y|n|yes|no|on|off|[-+]?0[0-7]+|[-+]?\d[\d_]*(:[0-5]?\d)+|\d{4}-\d\d?-\d\d?.*)$/i;

/**
 * @param {string} file the name to report
 * @param {string} text
 * @returns {{root: Value|undefined, findings: Findings}} no root when the text is not one YAML document
 */
export function readDocument(file, text) {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: false, stringKeys: false, prettyErrors: false });
  const findings = new Findings(file, offset => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  });
  if (documents.length !== 1 || documents[0].contents === null) {
    findings.add(documents[1]?.range[0] ?? 0, documents.length > 1
      ? 'more than one YAML document, expected one program'
      : 'the file is empty, expected a Pulumi program');
    return { root: undefined, findings };
  }

  const [problem] = [...documents[0].errors, ...documents[0].warnings];
  if (problem) findings.add(problem.pos[0], `not valid YAML: ${problem.message}`);
  return { root: documents[0].errors.length > 0 ? undefined : convert(documents[0].contents, text, findings), findings };
}

/** @returns {Value} */
function convert(node, text, findings) {
  const offset = node.range[0];
  if (isAlias(node) || node.anchor || node.tag) {
    findings.add(offset, 'an anchor, alias or tag, expected plain YAML: the compiler writes none');
    return { kind: 'null', offset, value: null };
  }
  if (isMap(node)) return { kind: 'map', offset, entries: entries(node, text, findings) };
  if (isSeq(node)) return { kind: 'list', offset, items: node.items.map(item => convert(item, text, findings)) };
  return scalar(node, text, findings);
}

function entries(map, text, findings) {
  const seen = new Set();
  const result = [];
  for (const { key: keyNode, value } of map.items) {
    const offset = keyNode?.range?.[0] ?? map.range[0];
    if (!isScalar(keyNode) || typeof keyNode.value !== 'string') {
      findings.add(offset, 'the key of this entry is not a string, expected a quoted string');
      continue;
    }
    if (keyNode.type === 'PLAIN' && ambiguous.test(keyNode.source))
      findings.add(offset, `key ${keyNode.source} reads differently in YAML 1.1 and 1.2, expected it quoted`);
    if (keyNode.value === '<<') findings.add(offset, 'a merge key, expected plain YAML: the compiler writes none');
    const duplicate = seen.has(keyNode.value);
    if (duplicate) findings.add(offset, `key '${keyNode.value}' stands here a second time, expected once`);
    seen.add(keyNode.value);
    const converted = value ? convert(value, text, findings) : { kind: 'null', offset, value: null };
    if (!duplicate) result.push({ key: keyNode.value, offset, value: converted });
  }
  return result;
}

function scalar(node, text, findings) {
  const offset = node.range[0];
  const { value } = node;
  if (node.type === 'PLAIN' && ambiguous.test(node.source)) findings.add(offset, `${node.source} reads differently in YAML 1.1 and 1.2, expected it quoted`);
  if (value === null) return { kind: 'null', offset, value };
  if (typeof value === 'number' || typeof value === 'boolean') return { kind: typeof value, offset, value };
  if (typeof value !== 'string') {
    findings.add(offset, `a ${typeof value}, expected a string, number, boolean, list or mapping`);
    return { kind: 'null', offset, value: null };
  }
  return { kind: 'string', offset, value, at: offsetMap(node, text) };
}

/** @param {Value|undefined} map @param {string} key @returns {Entry|undefined} */
export function entry(map, key) {
  return map?.kind === 'map' ? map.entries.find(e => e.key === key) : undefined;
}

/** @param {Value} value @returns {string} the word that a message uses for it */
export function describe(value) {
  if (value.kind === 'map') return value.entries.length === 0 ? 'an empty mapping' : 'a mapping';
  if (value.kind === 'list') return value.items.length === 0 ? 'an empty list' : 'a list';
  return value.kind === 'null' ? 'null' : `the ${value.kind} ${clip(JSON.stringify(value.value))}`;
}

function clip(text) {
  return text.length > 60 ? `${text.slice(0, 57)}…${text.at(-1)}` : text;
}
