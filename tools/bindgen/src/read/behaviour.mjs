import ts from 'typescript';
import { BindgenError } from '../errors.mjs';
import { parse, placeOf } from '../sourceFiles.mjs';

/**
 * What a resource's .js does with one argument.
 * @typedef {object} ArgumentBehaviour
 * @property {boolean} secret   marked as a secret
 * @property {boolean} json     sent as JSON text (arguments of providers)
 * @property {string} [constant]  always this text
 * @property {Default} [fallback]
 */

/** @typedef {{ reader?: 'getEnv' | 'getEnvBoolean' | 'getEnvNumber', variables: string[], literal?: string | number | boolean }} Default */

/**
 * @typedef {object} ResourceBehaviour
 * @property {string} token                  `aws:ec2/vpc:Vpc`; a provider's is the package's name
 * @property {boolean} provider
 * @property {Map<string, ArgumentBehaviour>} inputs
 * @property {string[]} additionalSecretOutputs
 * @property {string[]} aliases              types that the resource had before
 * @property {string[]} replaceOnChanges
 */

/** @param {string} file @param {string} name @returns {ResourceBehaviour} */
export function readBehaviour(file, name) {
  const source = parse(file);
  const type = source.statements.find((node) => ts.isClassDeclaration(node) && node.name?.text === name);
  const token = type?.members.find((member) => ts.isPropertyDeclaration(member) && member.name.text === '__pulumiType');
  const constructor = type?.members.find(ts.isConstructorDeclaration);
  if (token === undefined || constructor === undefined) {
    throw new BindgenError([`${placeOf(source, type ?? source)}: no class ${name} with __pulumiType and a constructor`]);
  }
  const behaviour = {
    token: token.initializer.text,
    provider: type.heritageClauses[0].types[0].expression.name?.text === 'ProviderResource',
    inputs: new Map(),
    additionalSecretOutputs: [],
    aliases: [],
    replaceOnChanges: [],
  };
  visit(constructor.body);
  return behaviour;

  function visit(node) {
    const assigned = assignedInput(node);
    if (assigned !== undefined) readAssignment(assigned.property, assigned.value);
    else if (ts.isPropertyAssignment(node) && ts.isArrayLiteralExpression(node.initializer)) readOption(node);
    ts.forEachChild(node, visit);
  }

  function readAssignment(property, value) {
    if (isUndefined(value) || mentions(value, 'state')) return;
    behaviour.inputs.set(property, readArgument(value, source));
  }

  function readOption(node) {
    const { elements } = node.initializer;
    if (node.name.text === 'aliases') {
      for (const alias of elements) behaviour.aliases.push(alias.properties.find((p) => p.name.text === 'type').initializer.text);
    } else if (node.name.text === 'additionalSecretOutputs' || node.name.text === 'replaceOnChanges') {
      behaviour[node.name.text].push(...elements.map((element) => element.text));
    }
  }
}

/** `resourceInputs["x"] = value`. */
function assignedInput(node) {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const { left, right } = node;
  if (!ts.isElementAccessExpression(left) || left.expression.text !== 'resourceInputs') return undefined;
  return { property: left.argumentExpression.text, value: right };
}

function readArgument(value, source) {
  if (ts.isStringLiteral(value)) return { secret: false, json: false, constant: value.text };
  const json = isJson(value);
  return { secret: callsSecret(value), json, fallback: findDefault(value, source) };
}

/** The outermost call is `.apply(JSON.stringify)`. */
function isJson(value) {
  return ts.isCallExpression(value) && value.expression.name?.text === 'apply'
    && value.arguments[0]?.expression?.text === 'JSON' && value.arguments[0].name?.text === 'stringify';
}

function callsSecret(node) {
  if (ts.isCallExpression(node) && node.expression.expression?.text === 'pulumi' && node.expression.name?.text === 'secret') return true;
  return ts.forEachChild(node, callsSecret) ?? false;
}

/** What stands right of `(args?.x) ??`. @returns {Default | undefined} */
export function findDefault(node, source) {
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken) {
    return readDefault(node.right, source);
  }
  return ts.forEachChild(node, (child) => findDefault(child, source));
}

function readDefault(node, source) {
  if (ts.isParenthesizedExpression(node)) return readDefault(node.expression, source);
  if (ts.isBinaryExpression(node)) {
    return { ...readDefault(node.left, source), literal: readDefault(node.right, source).literal };
  }
  if (ts.isCallExpression(node) && node.expression.expression?.text === 'utilities') {
    return { reader: node.expression.name.text, variables: node.arguments.map((argument) => argument.text) };
  }
  const literal = readLiteral(node);
  if (literal === undefined) throw new BindgenError([`${placeOf(source, node)}: a default that is not understood: ${node.getText(source)}`]);
  return { variables: [], literal };
}

function readLiteral(node) {
  if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
  if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
  if (ts.isStringLiteral(node)) return node.text;
  return ts.isNumericLiteral(node) ? Number(node.text) : undefined;
}

const isUndefined = (node) => ts.isIdentifier(node) && node.text === 'undefined';

function mentions(node, name) {
  return (ts.isIdentifier(node) && node.text === name) || (ts.forEachChild(node, (child) => mentions(child, name) || undefined) ?? false);
}
