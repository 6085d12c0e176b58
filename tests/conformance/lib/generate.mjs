import { functions } from './functions.mjs';
import { builtins } from './references.mjs';

/**
 * @typedef {object} Generated one YAML program as TypeScript
 * @property {string} text
 * @property {Map<number, Mark>} marks by the place in `text` of the thing that they describe
 * @property {Statement[]} statements
 */
/** @typedef {{offset: number, expression?: import('./expression.mjs').Expression}} Mark offset in the YAML file */
/** @typedef {{start: number, end: number, label: string, offset: number, resource?: import('./program.mjs').Resource, variable: string}} Statement */

const prelude = ['at', 'interpolate', 'value', 'builtin', 'Config', ...[...functions.keys()].map(name => name.slice(4)).filter(name => name !== 'secret')];
const identifier = /^[A-Za-z_$][\w$]*$/;

/**
 * @param {import('./program.mjs').Program} program
 * @param {Map<string, import('./references.mjs').Target>} targets
 * @param {Map<string, import('./tokens.mjs').SdkClass>} index
 * @returns {Generated}
 */
export function generate(program, targets, index) {
  const writer = new Writer(targets);
  writer.write(`import { ${prelude.join(', ')} } from "../lib/prelude";\n`);
  importClasses(program, index, writer);
  program.config.forEach((setting, i) => writer.write(`declare const ${writer.name(setting, `c${i}`)}: Config<${setting.type}>;\n`));
  program.resources.forEach((resource, i) => writer.write(`declare const ${writer.name(resource, `r${i}`)}: ${writer.classes.get(resource.type) ?? 'any'};\n`));
  program.variables.forEach((variable, i) => writer.name(variable, `v${i}`));
  for (const variable of program.variables) writer.value(variable, `const ${writer.names.get(variable)} = `);
  for (const resource of program.resources) if (writer.classes.has(resource.type)) writer.resource(resource);
  for (const output of program.outputs) writer.value(output, '');
  return { text: writer.text, marks: writer.marks, statements: writer.statements };
}

function importClasses({ resources }, index, writer) {
  for (const { type } of resources) {
    const known = index.get(type);
    if (!known || writer.classes.has(type)) continue;
    const alias = `T${writer.classes.size}`;
    writer.classes.set(type, alias);
    writer.write(`import { ${known.name} as ${alias} } from "${known.module}";\n`);
  }
}

/** Writes TypeScript and remembers which YAML each piece came from. */
class Writer {
  text = '';
  marks = new Map();
  statements = [];
  classes = new Map();
  names = new Map();

  constructor(targets) {
    this.targets = targets;
  }

  name(item, name) {
    this.names.set(item, name);
    return name;
  }

  write(text) {
    this.text += text;
  }

  mark(offset, expression) {
    if (!this.marks.has(this.text.length)) this.marks.set(this.text.length, { offset, expression });
  }

  statement(owner, write) {
    const start = this.text.length;
    write();
    this.write(';\n');
    this.statements.push({ start, end: this.text.length, variable: this.names.get(owner), ...owner });
  }

  value(item, before) {
    this.statement({ label: item.label, offset: item.offset }, () => {
      this.write(`${before}value(`);
      this.expression(item.value);
      this.write(')');
    });
  }

  resource(resource) {
    const { label, propertiesOffset: offset, name, type, properties } = resource;
    this.statement({ label, offset, resource, variable: this.names.get(resource) }, () => {
      this.write(`new ${this.classes.get(type)}(${JSON.stringify(name)}, `);
      this.expression(properties);
      this.write(')');
    });
  }

  expression(e) {
    this.mark(e.offset, e);
    switch (e.kind) {
      case 'literal': return this.write(e.value === null ? 'undefined' : JSON.stringify(e.value));
      case 'list': return this.list(e.items, '[', ']');
      case 'map': return this.map(e.entries);
      case 'text': return this.list(e.parts.filter(part => typeof part !== 'string'), 'interpolate(', ')');
      case 'reference': return this.reference(e);
      case 'call': return this.call(e);
    }
  }

  list(items, open, close) {
    this.write(open);
    items.forEach((item, i) => {
      if (i > 0) this.write(', ');
      this.expression(item);
    });
    this.write(close);
  }

  map(entries) {
    this.write('{ ');
    for (const { key, offset, value } of entries) {
      this.mark(offset);
      this.write(`${JSON.stringify(key)}: `);
      this.expression(value);
      this.write(', ');
    }
    this.write('}');
  }

  /** A secret has the type of what it holds: written without a call, its content is judged as strictly as any other. */
  call({ name, argument }) {
    if (name === 'fn::secret') return this.expression(argument);
    if (!functions.has(name)) return this.write('undefined as any');
    const count = functions.get(name);
    if (count !== undefined && argument.items?.length !== count) return this.write('undefined as any');
    if (count !== undefined) return this.list(argument.items, `${name.slice(4)}(`, ')');
    return this.list([argument], `${name.slice(4)}(`, ')');
  }

  reference({ root, path }) {
    if (root === 'pulumi' && (path.length !== 1 || !builtins.includes(path[0].name))) return this.write('undefined as any');
    const target = root === 'pulumi' ? 'builtin' : this.names.get(this.targets.get(root)?.item);
    if (!target) return this.write('undefined as any');
    const own = root === 'pulumi' || this.targets.get(root).kind === 'resource' ? path.slice(0, 1) : [];
    const deep = path.slice(own.length);
    if (deep.length > 0) this.write('at(');
    this.write(target);
    for (const step of own) this.access(step, '');
    if (deep.length === 0) return;
    this.write(', x => x');
    for (const step of deep) this.access(step, '?.');
    this.write(')');
  }

  access({ name, offset }, optional) {
    const dotted = typeof name === 'string' && identifier.test(name);
    this.write(dotted ? optional || '.' : `${optional}[`);
    this.mark(offset);
    this.write(dotted ? name : `${JSON.stringify(name)}]`);
  }
}
