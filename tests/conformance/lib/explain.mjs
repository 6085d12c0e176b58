import ts from 'typescript';
import { Shapes } from './shapes.mjs';
import { didYouMean } from './suggest.mjs';

/**
 * @typedef {object} Context of one statement
 * @property {import('./generate.mjs').Generated} generated
 * @property {ts.SourceFile} source
 * @property {Shapes} shapes
 * @property {(node: ts.Node, at: ts.Node, message: string) => void} found `node` is what is judged, `at` where the finding stands
 * @property {(node: ts.Node) => boolean} known whether a value that is no mapping or list has a finding already
 */

/**
 * Walks a value that TypeScript refused beside the type that was wanted, and names every misfit in it:
 * TypeScript itself stops at the first missing or unknown property, and often at a whole mapping.
 * @param {ts.Node} node
 * @param {ts.Type} wanted
 * @param {string} path how messages name the value: `properties.ingress[0].fromPort`
 * @param {Context} context
 */
export function explain(node, wanted, path, context) {
  const { shapes, found, known } = context;
  if (known(node)) return;
  if (ts.isObjectLiteralExpression(node)) return explainMap(node, wanted, path, context);
  if (ts.isArrayLiteralExpression(node)) return explainList(node, wanted, path, context);
  const actual = shapes.checker.getTypeAtLocation(node);
  if (!shapes.isAny(actual) && !shapes.checker.isTypeAssignableTo(actual, wanted)) {
    const choices = shapes.plain(wanted).filter(t => t.isStringLiteral()).map(t => t.value);
    const meant = ts.isStringLiteral(node) ? didYouMean(node.text, choices) : '';
    found(node, node, `${path} is ${written(node, actual, context)}, expected ${shapes.describe(wanted)}${meant}`);
  }
  explainCalls(node, context);
}

/** Judges the arguments of the functions within a value. @param {ts.Node} node @param {Context} context */
export function explainCalls(node, context) {
  const { shapes } = context;
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && !['at', 'value', 'select'].includes(node.expression.text)) {
    const name = node.expression.text === 'interpolate' ? 'the text' : `'fn::${node.expression.text}'`;
    const parameters = shapes.checker.getTypeAtLocation(node.expression).getCallSignatures()[0].getParameters();
    node.arguments.forEach((argument, i) => {
      const parameter = parameters[Math.min(i, parameters.length - 1)];
      const type = shapes.checker.getTypeOfSymbolAtLocation(parameter, node);
      explain(argument, parameters.length === 1 && shapes.element(type) && name === 'the text' ? shapes.element(type) : type, `a part of ${name}`, context);
    });
  } else {
    ts.forEachChild(node, child => explainCalls(child, context));
  }
}

function explainMap(node, wanted, path, context) {
  const { shapes, found } = context;
  const candidates = shapes.plain(wanted);
  if (candidates.some(t => shapes.isAny(t))) return explainCalls(node, context);
  const present = node.properties.map(p => p.name.text);
  const best = candidates.filter(t => shapes.isObject(t))
    .map(type => ({ type, hits: present.filter(name => shapes.property(type, name)).length }))
    .sort((a, b) => b.hits - a.hits)[0]?.type;
  if (!best) return found(node, node, `${path} is a mapping, expected ${shapes.describe(wanted)}`);

  const mapped = shapes.mapped(best);
  for (const property of node.properties) {
    const name = property.name.text;
    const type = shapes.property(best, name) ?? mapped;
    if (type) explain(property.initializer, type, `${path}.${name}`, context);
    else found(property, property.name, `${path}.${name}: ${best.symbol.name} has no property '${name}'${didYouMean(name, shapes.names(best))}`);
  }
  for (const name of shapes.required(best)) {
    if (!present.includes(name))
      found(node.getFirstToken(), node, `${path}.${name} is missing, `
        + `expected ${shapes.describe(shapes.property(best, name))}: ${best.symbol.name} requires it`);
  }
}

function explainList(node, wanted, path, context) {
  const { shapes, found } = context;
  const candidates = shapes.plain(wanted);
  if (candidates.some(t => shapes.isAny(t))) return explainCalls(node, context);
  const element = candidates.map(t => shapes.element(t)).find(Boolean);
  if (!element) return found(node, node, `${path} is a list, expected ${shapes.describe(wanted)}`);
  node.elements.forEach((item, i) => explain(item, element, `${path}[${i}]`, context));
}

/** @param {ts.Node} node @param {ts.Type} actual @param {Context} context @returns {string} a value as it stands in the YAML */
export function written(node, actual, { generated, source, shapes }) {
  const expression = generated.marks.get(node.getStart(source))?.expression;
  switch (expression?.kind) {
    case 'literal': return expression.value === null ? 'null' : `the ${typeof expression.value} ${clip(JSON.stringify(expression.value))}`;
    case 'reference': return `${expression.text} (${shapes.describe(actual)})`;
    case 'call': return `the ${shapes.describe(actual)} that '${expression.name}' gives`;
    default: return shapes.describe(actual);
  }
}

function clip(text) {
  return text.length > 60 ? `${text.slice(0, 58)}…"` : text;
}
