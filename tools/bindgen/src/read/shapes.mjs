import ts from 'typescript';
import { deprecationOf, summaryOf } from '../docs.mjs';
import { parse } from '../sourceFiles.mjs';
import { readType } from './types.mjs';

/**
 * @typedef {object} Property
 * @property {string} name
 * @property {import('./types.mjs').Type} type
 * @property {boolean} optional
 * @property {string} doc
 * @property {string | undefined} deprecated
 */

/** Members of an interface as properties. @param {ts.InterfaceDeclaration} declaration @param {ts.SourceFile} source @returns {Property[]} */
export function readInterface(declaration, source) {
  return declaration.members.filter(ts.isPropertySignature).map((member) => readProperty(member, source));
}

/** Instance fields of a resource class as properties. @param {ts.ClassDeclaration} declaration @param {ts.SourceFile} source @returns {Property[]} */
export function readClass(declaration, source) {
  return declaration.members.filter(ts.isPropertyDeclaration).map((member) => readProperty(member, source));
}

function readProperty(member, source) {
  const { type, optional } = readType(member.type, source);
  return {
    name: member.name.text,
    type,
    optional: optional || member.questionToken !== undefined,
    doc: summaryOf(member),
    deprecated: deprecationOf(member),
  };
}

/**
 * The class and the arguments that a resource's file declares.
 * @param {string} file @param {string} name
 */
export function readResourceShape(file, name) {
  const source = parse(file);
  const declared = (isKind, wanted) => source.statements.find((node) => isKind(node) && node.name?.text === wanted);
  const type = declared(ts.isClassDeclaration, name);
  const args = declared(ts.isInterfaceDeclaration, `${name}Args`);
  if (type === undefined || args === undefined) return undefined;
  return { doc: summaryOf(type), outputs: readClass(type, source), inputs: readInterface(args, source) };
}

/**
 * Every interface of types/input.d.ts or types/output.d.ts by its key, `ec2/VpcPeeringConnectionAccepter`.
 * @param {string} file @returns {Map<string, () => { doc: string, properties: Property[] }>}
 */
export function indexNestedTypes(file) {
  const source = parse(file);
  const index = new Map();
  visit(source.statements, '');
  return index;

  function visit(statements, module) {
    for (const node of statements) {
      if (ts.isModuleDeclaration(node)) visit(node.body.statements, module === '' ? node.name.text : `${module}/${node.name.text}`);
      else if (ts.isInterfaceDeclaration(node)) {
        const key = module === '' ? node.name.text : `${module}/${node.name.text}`;
        index.set(key, () => ({ doc: summaryOf(node), properties: readInterface(node, source) }));
      }
    }
  }
}
