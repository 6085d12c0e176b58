import ts from 'typescript';
import { checkAssets } from './assets.mjs';
import { compile } from './compile.mjs';
import { explain, explainCalls } from './explain.mjs';
import { checkPath } from './paths.mjs';
import { Shapes } from './shapes.mjs';
import { didYouMean } from './suggest.mjs';

const noSuchProperty = new Set([2339, 2551, 2341, 2445, 7053, 2576]);
const selfReference = new Set([2448, 2454, 7022]);

/**
 * Lets TypeScript judge all generated programs at once. TypeScript decides what is wrong; we say it in terms of the YAML.
 * @param {{generated: import('./generate.mjs').Generated, report: import('./expression.mjs').Report}[]} programs
 */
export function typecheck(programs) {
  const { checker, sources, diagnostics } = compile(programs.map(p => p.generated.text));
  const shapes = new Shapes(checker);
  programs.forEach(({ generated, report }, i) => {
    const source = sources[i];
    const byStatement = new Map(generated.statements.map(s => [s, []]));
    for (const d of diagnostics(source)) {
      const statement = generated.statements.find(s => d.start >= s.start && d.start < s.end);
      if (!statement) throw new Error(`the generated program is wrong: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`);
      if (!selfReference.has(d.code)) byStatement.get(statement).push(d);
    }
    const nodes = new Map(source.statements.map(node => [node.getStart(source), node]));
    for (const [statement, found] of byStatement) {
      judgeStatement(statement, nodes.get(statement.start), found, { generated, source, shapes }, report);
    }
  });
}

function judgeStatement(statement, node, diagnostics, context, report) {
  const { generated, source, shapes } = context;
  const spans = [];
  const at = place => generated.marks.get(place.getStart(source))?.offset ?? statement.offset;
  const found = (judged, place, message) => {
    spans.push(...refused(judged, place).map(n => [n.getStart(source), n.getEnd()]));
    report(isArguments(place) ? statement.offset : at(place), `${statement.label}: ${message}`);
  };

  const known = value => !ts.isObjectLiteralExpression(value) && !ts.isArrayLiteralExpression(value)
    && spans.some(([from, to]) => value.getStart(source) < to && from < value.getEnd());
  const full = { ...context, found, known };
  accesses(node, full);
  const construction = statement.resource ? node.expression : undefined;
  if (construction) checkAssets(construction.arguments[1], argumentsType(construction, shapes), 'properties', full);
  if (diagnostics.length > 0 && construction) explain(construction.arguments[1], argumentsType(construction, shapes), 'properties', full);
  else if (diagnostics.length > 0) explainCalls(node, full);
  for (const d of diagnostics) rest(d, spans, context, statement, report);
  if (statement.resource) options(statement, node, context, report);
}

/** Where TypeScript puts its own message for the same thing: at the name of the entry, or at the brace of a mapping that lacks one. */
function refused(judged, place) {
  if (judged.kind === ts.SyntaxKind.OpenBraceToken) return [judged, ...(ts.isPropertyAssignment(place.parent) ? [place.parent.name] : [])];
  return [ts.isPropertyAssignment(judged.parent) ? judged.parent : judged];
}

/** The outermost mapping: the whole of `properties`. */
function isArguments(node) {
  return ts.isObjectLiteralExpression(node) && ts.isNewExpression(node.parent);
}

function argumentsType(construction, { checker }) {
  const parameter = checker.getTypeAtLocation(construction.expression).getConstructSignatures().at(-1).getParameters()[1];
  return checker.getTypeOfSymbolAtLocation(parameter, construction);
}

/** Names what does not exist in `${key.name}`, and what does but is no output. */
function accesses(node, context) {
  const { shapes, found } = context;
  ts.forEachChild(node, child => accesses(child, context));
  const name = ts.isPropertyAccessExpression(node) ? node.name : ts.isElementAccessExpression(node) ? node.argumentExpression : undefined;
  if (!name) return;
  const owner = shapes.checker.getNonNullableType(shapes.checker.getTypeAtLocation(node.expression));
  if (shapes.isAny(owner)) return;
  const isResource = ts.isIdentifier(node.expression) && /^r\d+$/.test(node.expression.text);
  const type = shapes.checker.getTypeAtLocation(node);
  const absent = !shapes.checker.getPropertyOfType(owner, name.text) && !shapes.mapped(owner) && !(ts.isNumericLiteral(name) && shapes.element(owner));
  if (absent || (isResource && !shapes.held(type))) {
    const what = isResource ? 'output' : ts.isNumericLiteral(name) ? 'entry' : 'property';
    found(node, name, `${shapes.describeOne(owner)} has no ${what} '${name.text}'${didYouMean(name.text, shapes.names(owner))}`);
  }
}

/** Reports what TypeScript refused and nothing else has named. */
function rest({ start, length, code, messageText }, spans, { generated }, { label, offset }, report) {
  const end = start + length;
  if (spans.some(([from, to]) => (from <= start && end <= to) || (start <= from && to <= end))) return;
  if (noSuchProperty.has(code) && spans.some(([from, to]) => start < to && from < end)) return;
  const place = [...generated.marks.keys()].filter(p => p <= start).sort((a, b) => b - a)[0];
  report(generated.marks.get(place)?.offset ?? offset, `${label}: ${ts.flattenDiagnosticMessageText(messageText, '; ')} (TypeScript ${code})`);
}

function options({ label, resource }, node, { shapes }, report) {
  const construction = node.expression;
  const types = { inputs: argumentsType(construction, shapes), outputs: shapes.checker.getTypeAtLocation(construction) };
  for (const { option, path, offset } of resource.options.paths) {
    const within = option === 'additionalSecretOutputs' ? [types.outputs] : option === 'ignoreChanges' ? [types.inputs] : [types.inputs, types.outputs];
    const problem = checkPath(path, within, shapes);
    if (problem) report(offset, `${label}: option '${option}': ${problem}`);
  }
}
