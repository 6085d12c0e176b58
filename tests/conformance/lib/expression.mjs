import { describe } from './document.mjs';
import { checkFunction } from './functions.mjs';
import { parseInterpolation } from './interpolation.mjs';

/**
 * What a YAML value means to Pulumi. `offset` is its place in the file.
 * @typedef {{kind: 'literal', offset: number, value: string|number|boolean|null}
 *   | {kind: 'reference', offset: number, root: string, rootOffset: number, text: string, path: {name: string|number, offset: number}[]}
 *   | {kind: 'text', offset: number, parts: (string|Expression)[]}
 *   | {kind: 'list', offset: number, items: Expression[]}
 *   | {kind: 'map', offset: number, entries: {key: string, offset: number, value: Expression}[]}
 *   | {kind: 'call', offset: number, name: string, argument: Expression}} Expression
 */
/** @typedef {(offset: number, message: string) => void} Report */

/**
 * @param {import('./document.mjs').Value} value
 * @param {Report} report
 * @returns {Expression}
 */
export function parseExpression(value, report) {
  switch (value.kind) {
    case 'string':
      return parseText(value, report);
    case 'list':
      return { kind: 'list', offset: value.offset, items: value.items.map(item => parseExpression(item, report)) };
    case 'map':
      return parseMap(value, report);
    default:
      return { kind: 'literal', offset: value.offset, value: value.value };
  }
}

/** @param {import('./document.mjs').Value} value @param {Report} report @returns {string|undefined} a string without references, `$$` undone */
export function parseLiteral(value, what, report) {
  if (value.kind !== 'string') {
    report(value.offset, `${what} is ${describe(value)}, expected a string`);
    return undefined;
  }
  const { parts, problems } = parseInterpolation(value.value);
  if (problems.length > 0 || parts.some(part => typeof part !== 'string')) {
    report(value.offset, `${what} has a reference in it, expected literal text`);
    return undefined;
  }
  return parts.join('');
}

function parseText(value, report) {
  const { parts, problems } = parseInterpolation(value.value);
  for (const { index, message } of problems) report(value.at(index), message);
  const converted = parts.map(part => typeof part === 'string' ? part : reference(part, value.at));
  if (converted.length === 1 && typeof converted[0] === 'object') return converted[0];
  if (converted.every(part => typeof part === 'string')) return { kind: 'literal', offset: value.offset, value: converted.join('') };
  return { kind: 'text', offset: value.offset, parts: converted };
}

function reference({ root, path, index, text }, at) {
  return { kind: 'reference', offset: at(index), root, rootOffset: at(index + 2), text, path: path.map(p => ({ name: p.name, offset: at(p.index) })) };
}

function parseMap(value, report) {
  const call = value.entries.find(e => /^fn::/i.test(e.key));
  if (!call) return { kind: 'map', offset: value.offset, entries: value.entries.map(e => parseEntry(e, report)) };
  if (value.entries.length > 1) report(call.offset, `'${call.key}' has other keys beside it, expected a function to stand alone in its mapping`);
  const argument = parseExpression(call.value, report);
  checkFunction(call.key, call.offset, argument, report);
  return { kind: 'call', offset: call.offset, name: call.key, argument };
}

function parseEntry({ key, offset, value }, report) {
  const { parts, problems } = parseInterpolation(key);
  if (problems.length > 0 || parts.some(part => typeof part !== 'string')) report(offset, `key '${key}' has a reference in it, expected literal text`);
  return { key: parts.filter(part => typeof part === 'string').join(''), offset, value: parseExpression(value, report) };
}

/** @param {Expression|string} expression @returns {Generator<Expression>} it and all within it */
export function* walk(expression) {
  if (typeof expression === 'string') return;
  yield expression;
  const inner = { text: e => e.parts, list: e => e.items, map: e => e.entries.map(x => x.value), call: e => [e.argument] }[expression.kind];
  for (const child of inner?.(expression) ?? []) yield* walk(child);
}
