import ts from 'typescript';
import { written } from './explain.mjs';

const names = new Set(['Asset', 'Archive']);

/**
 * Names what stands where a file belongs and is none. TypeScript lets everything pass there: the SDK's class Asset has no members.
 * @param {ts.Node} node
 * @param {ts.Type} wanted
 * @param {string} path
 * @param {import('./explain.mjs').Context} context
 */
export function checkAssets(node, wanted, path, context) {
  const { shapes, found } = context;
  const choices = shapes.plain(wanted);
  if (choices.length > 0 && choices.every(t => names.has(t.symbol?.name))) {
    const actual = shapes.checker.getTypeAtLocation(node);
    const held = shapes.held(actual) ?? actual;
    if (!shapes.isAny(held) && !names.has(held.symbol?.name))
      found(node, node, `${path} is ${written(node, actual, context)}, expected ${shapes.describe(wanted)}: `
        + `fn::fileAsset, fn::stringAsset, fn::assetArchive …`);
  } else if (ts.isObjectLiteralExpression(node)) {
    const objects = choices.filter(t => shapes.isObject(t));
    for (const { name, initializer } of node.properties) {
      for (const type of objects.map(t => shapes.property(t, name.text) ?? shapes.mapped(t)).filter(Boolean).slice(0, 1))
        checkAssets(initializer, type, `${path}.${name.text}`, context);
    }
  } else if (ts.isArrayLiteralExpression(node)) {
    const element = choices.map(t => shapes.element(t)).find(Boolean);
    if (element) node.elements.forEach((item, i) => checkAssets(item, element, `${path}[${i}]`, context));
  }
}
