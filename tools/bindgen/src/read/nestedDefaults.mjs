import ts from 'typescript';
import { lowerFirst } from '../naming.mjs';
import { parse } from '../sourceFiles.mjs';
import { findDefault } from './behaviour.mjs';

/**
 * Defaults of a nested type, from its `…ProvideDefaults` function in types/input.js.
 * @param {string} file @param {string} module @param {string} name
 * @returns {Map<string, import('./behaviour.mjs').Default>}
 */
export function readNestedDefaults(file, module, name) {
  const source = parse(file);
  const defaults = new Map();
  const provider = functions(source, module).find((node) => node.name.text === `${lowerFirst(name)}ProvideDefaults`);
  const returned = provider?.body.statements.find(ts.isReturnStatement)?.expression;
  for (const property of returned?.properties.filter(ts.isPropertyAssignment) ?? []) {
    const fallback = findDefault(property.initializer, source);
    if (fallback !== undefined) defaults.set(property.name.text, fallback);
  }
  return defaults;
}

/** Functions at the top, or in the function that stands for the module's namespace. */
function functions(source, module) {
  if (module === '') return source.statements.filter(ts.isFunctionDeclaration);
  const found = [];
  const visit = (node) => {
    const isNamespace = ts.isFunctionExpression(node) && node.parameters[0]?.name.text === module.split('/').at(-1);
    if (isNamespace) found.push(...node.body.statements.filter(ts.isFunctionDeclaration));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}
