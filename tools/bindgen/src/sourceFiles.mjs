import fs from 'node:fs';
import ts from 'typescript';

/** @type {Map<string, ts.SourceFile>} */
const parsed = new Map();

/** Parses a file once; nothing is type-checked. @param {string} file */
export function parse(file) {
  let source = parsed.get(file);
  if (source === undefined) {
    source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, false);
    parsed.set(file, source);
  }
  return source;
}

/** `file:line` of a node, for messages. @param {ts.SourceFile} source @param {ts.Node} node */
export function placeOf(source, node) {
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return `${source.fileName.replace(/^.*node_modules\//, '')}:${line + 1}`;
}
