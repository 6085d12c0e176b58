import ts from 'typescript';
import { deprecationOf, summaryOf } from '../docs.mjs';
import { BindgenError } from '../errors.mjs';
import { parse, placeOf } from '../sourceFiles.mjs';

/**
 * @typedef {object} EnumShape
 * @property {string} doc
 * @property {{ name: string, value: string, doc: string, deprecated: string | undefined }[]} members
 */

/** @param {string} file @param {string} name @returns {EnumShape | undefined} */
export function readEnum(file, name) {
  const source = parse(file);
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    const [declaration] = statement.declarationList.declarations;
    if (declaration.name.text !== name || !ts.isTypeLiteralNode(declaration.type)) continue;
    const members = declaration.type.members.map((member) => readMember(member, source));
    return { doc: summaryOf(statement), members };
  }
  return undefined;
}

function readMember(member, source) {
  const literal = ts.isLiteralTypeNode(member.type) ? member.type.literal : undefined;
  if (literal === undefined || !ts.isStringLiteral(literal)) {
    throw new BindgenError([`${placeOf(source, member)}: only enums of strings are supported`]);
  }
  return { name: member.name.text, value: literal.text, doc: summaryOf(member), deprecated: deprecationOf(member) };
}
