import ts from 'typescript';
import { BindgenError } from '../errors.mjs';
import { placeOf } from '../sourceFiles.mjs';

/**
 * What a type of the .d.ts says, as data. `input` marks what a program may give as an output, too.
 * @typedef {{ kind: 'string' | 'bool' | 'number' | 'any' | 'json' | 'asset' | 'archive' }
 *   | { kind: 'list' | 'map', element: Type }
 *   | { kind: 'input', of: Type }
 *   | { kind: 'object' | 'enum', module: string, name: string }
 *   | { kind: 'union', of: Type[] }} Type
 */

const keywords = new Map([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.BooleanKeyword, 'bool'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.AnyKeyword, 'any'],
]);

/**
 * @param {ts.TypeNode} node @param {ts.SourceFile} source
 * @returns {{ type: Type, optional: boolean }}
 */
export function readType(node, source) {
  if (ts.isParenthesizedTypeNode(node)) return readType(node.type, source);
  if (ts.isUnionTypeNode(node)) return readUnion(node, source);
  if (ts.isTypeReferenceNode(node)) return readReference(node, source);
  return { type: readPlain(node, source), optional: false };
}

/** @returns {Type} */
function readPlain(node, source) {
  const keyword = keywords.get(node.kind);
  if (keyword !== undefined) return { kind: keyword };
  if (ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal)) return { kind: 'string' };
  if (ts.isArrayTypeNode(node)) return { kind: 'list', element: readType(node.elementType, source).type };
  if (ts.isTypeLiteralNode(node) && node.members.length === 1 && ts.isIndexSignatureDeclaration(node.members[0])) {
    return { kind: 'map', element: readType(node.members[0].type, source).type };
  }
  throw unreadable(node, source);
}

function readUnion(node, source) {
  const members = node.types.filter((member) => member.kind !== ts.SyntaxKind.UndefinedKeyword);
  const optional = members.length < node.types.length;
  const types = members.map((member) => readType(member, source).type);
  return { type: types.length === 1 ? types[0] : { kind: 'union', of: types }, optional };
}

function readReference(node, source) {
  const [root, ...rest] = entityPath(node.typeName);
  const name = rest.at(-1);
  if (root === 'pulumi' && (name === 'Input' || name === 'Output')) {
    const { type, optional } = readType(node.typeArguments[0], source);
    return { type: name === 'Input' ? { kind: 'input', of: type } : type, optional };
  }
  if (root === 'pulumi' && rest[0] === 'asset') {
    return { type: { kind: name === 'Archive' ? 'archive' : 'asset' }, optional: false };
  }
  if (root === 'inputs' || root === 'outputs' || root === 'enums') {
    const kind = root === 'enums' ? 'enum' : 'object';
    return { type: { kind, module: rest.slice(0, -1).join('/'), name }, optional: false };
  }
  // A resource class stands beside `string` and is given by its id: C# knows only the text.
  if (rest.length === 0 && isImported(root, source)) return { type: { kind: 'string' }, optional: false };
  throw unreadable(node, source);
}

function isImported(name, source) {
  return source.statements.filter(ts.isImportDeclaration)
    .some((node) => node.importClause?.namedBindings?.elements?.some((element) => element.name.text === name));
}

/** @param {ts.EntityName} name @returns {string[]} */
function entityPath(name) {
  return ts.isIdentifier(name) ? [name.text] : [...entityPath(name.left), name.right.text];
}

function unreadable(node, source) {
  return new BindgenError([`${placeOf(source, node)}: no C# form is known for the type ${node.getText(source)}`]);
}
