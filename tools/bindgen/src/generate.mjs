import { CSharpTypes, mentionedTypes } from './csharpTypes.mjs';
import { argsClass } from './emit/args.mjs';
import { enumType } from './emit/enumType.mjs';
import { file } from './emit/file.mjs';
import { outputType } from './emit/outputType.mjs';
import { resourceClass } from './emit/resourceClass.mjs';
import { utilities } from './emit/utilities.mjs';
import { didYouMean } from './errors.mjs';
import { lowerFirst, Naming, splitKey, upperFirst } from './naming.mjs';
import { NpmPackage } from './npmPackage.mjs';
import { Numbers } from './numbers.mjs';
import { Problems } from './problems.mjs';
import { readBehaviour } from './read/behaviour.mjs';
import { readEnum } from './read/enums.mjs';
import { readNestedDefaults } from './read/nestedDefaults.mjs';
import { indexNestedTypes, readResourceShape } from './read/shapes.mjs';

/**
 * @param {import('./config.mjs').PackageSettings} settings @param {string} nodeModules
 * @returns {{ version: string, resources: number, files: Map<string, string> }} texts by path below Generated
 */
export function generatePackage(settings, nodeModules) {
  const npm = new NpmPackage(settings.npm, nodeModules);
  const generator = new Generator(settings, npm);
  return { version: npm.version, resources: settings.resources.length, files: generator.run() };
}

class Generator {
  constructor(settings, npm) {
    this.settings = settings;
    this.npm = npm;
    this.naming = new Naming(settings);
    this.problems = new Problems();
    this.numbers = new Numbers(settings, this.problems);
    this.attribute = `${upperFirst(npm.provider)}ResourceType`;
    this.usedJson = new Set();
    this.files = new Map();
    /** Nested types and enums still to be written; each once. */
    this.queue = new Map();
  }

  run() {
    for (const key of this.settings.resources) this.#resource(key);
    // Mentions may add to the queue while it is walked; a Map goes on to the new ones.
    for (const nested of this.queue.values()) this.#nested(nested);
    this.#write('Utilities.cs', [{ namespace: this.settings.namespace, lines: utilities(this.npm.version, this.attribute) }]);
    this.#reportUnused();
    this.problems.throwIfAny();
    return new Map([...this.files].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #resource(key) {
    const { module, name } = splitKey(key);
    const relative = `${module === '' ? '' : `${module}/`}${lowerFirst(name)}`;
    const shape = this.npm.has(`${relative}.d.ts`) ? readResourceShape(this.npm.file(`${relative}.d.ts`), name) : undefined;
    if (shape === undefined) {
      const known = this.npm.modules(module).map((file) => `${module === '' ? '' : `${module}/`}${upperFirst(file)}`);
      this.problems.add(`${this.npm.name} ${this.npm.version} has no resource ${key}${didYouMean(key, known)}`);
      return;
    }
    const behaviour = readBehaviour(this.npm.file(`${relative}.js`), name);
    const { naming } = this;
    const isKubernetes = naming.kubernetes && !behaviour.provider;
    const argsNamespace = isKubernetes ? naming.nestedNamespace(module, 'Inputs') : naming.namespaceOf(module);
    const inputs = this.#inputs(key, module, shape.inputs, behaviour.inputs, `${name}Args`);
    const resource = resourceClass({
      name,
      doc: shape.doc,
      attribute: this.attribute,
      baseClass: behaviour.provider ? 'global::Pulumi.ProviderResource' : isKubernetes ? 'KubernetesResource' : 'global::Pulumi.CustomResource',
      argsClass: isKubernetes ? `${argsNamespace}.${name}Args` : `${name}Args`,
      argsOptional: isKubernetes || shape.inputs.every((property) => property.optional),
      constants: inputs.filter(({ constant }) => constant !== undefined).map(({ csharp, constant }) => ({ name: csharp.name, value: constant })),
      behaviour,
      outputs: this.#outputs(key, module, shape.outputs, name),
    });
    const args = argsClass({ name: `${name}Args`, doc: '', isSealed: !isKubernetes, properties: inputs });
    const blocks = isKubernetes
      ? [{ namespace: naming.namespaceOf(module), lines: resource }, { namespace: argsNamespace, lines: args }]
      : [{ namespace: argsNamespace, lines: [...resource, '', ...args] }];
    this.#write(`${naming.folderOf(module)}${name}.cs`, blocks);
  }

  #inputs(owner, module, properties, behaviours, className) {
    const types = this.#types(owner, module);
    return properties.map((read) => {
      const property = this.#withJson(owner, read);
      if (property.type.kind !== 'input' && property.type.kind !== 'json') {
        this.problems.add(`${owner}.${property.name} takes no outputs; if it holds JSON say so in "json" of bindgen.json, else it is not supported`);
      }
      this.#mention(property.type, 'Inputs');
      const { secret = false, json = false, constant, fallback } = behaviours.get(property.name) ?? {};
      const name = this.#propertyName(owner, property, className);
      return { property, csharp: { name, type: types.input(property), secret, json }, constant, fallback };
    });
  }

  #outputs(owner, module, properties, className) {
    const types = this.#types(owner, module);
    return properties.map((read) => {
      const property = this.#withJson(owner, read);
      this.#mention(property.type, 'Outputs');
      return { property, name: this.#propertyName(owner, property, className), type: types.output(property) };
    });
  }

  #withJson(owner, property) {
    const key = `${owner}.${property.name}`;
    if (!this.settings.json.has(key)) return property;
    this.usedJson.add(key);
    return { ...property, type: { kind: 'json' } };
  }

  #types(owner, module) {
    return new CSharpTypes(this.naming, module, (property) => this.numbers.of(owner, property));
  }

  #propertyName(owner, property, className) {
    const name = this.naming.propertyName(owner, property.name);
    if (name === className) {
      this.problems.add(`${owner}.${property.name} would be named like its class; give its C# name in "renames" of bindgen.json`);
    }
    return name;
  }

  #mention(type, side) {
    for (const mentioned of mentionedTypes(type)) {
      if (side === 'Outputs' && mentioned.kind === 'enum' && type.kind === 'union') continue;
      const kind = mentioned.kind === 'enum' ? 'enum' : side;
      const id = `${kind} ${mentioned.module}/${mentioned.name}`;
      if (!this.queue.has(id)) this.queue.set(id, { ...mentioned, kind });
    }
  }

  #nested({ kind, module, name }) {
    if (kind === 'enum') {
      const shape = readEnum(this.npm.file(`types/enums/${module === '' ? '' : `${module}/`}index.d.ts`), name);
      this.#write(`${this.naming.folderOf(module)}${name}.cs`, [{ namespace: this.naming.namespaceOf(module), lines: enumType(name, shape) }]);
      return;
    }
    const { doc, properties } = this.#index(kind).get(module === '' ? name : `${module}/${name}`)();
    // Not the key of the resource of the same name: ec2/NetworkInterfaceAttachment is both.
    const key = `${module === '' ? '' : `${module}/`}types/${name}`;
    const namespace = this.naming.nestedNamespace(module, kind);
    const className = kind === 'Inputs' ? `${name}Args` : name;
    const lines = kind === 'Inputs'
      ? argsClass({ name: className, doc, isSealed: !this.naming.kubernetes, properties: this.#nestedInputs(key, module, name, properties) })
      : outputType({ name, doc, properties: this.#outputs(key, module, properties, name) });
    this.#write(`${this.naming.folderOf(module)}${kind}/${className}.cs`, [{ namespace, lines }]);
  }

  #nestedInputs(key, module, name, properties) {
    const defaults = readNestedDefaults(this.npm.file('types/input.js'), module, name);
    const behaviours = new Map([...defaults].map(([property, fallback]) => [property, { fallback }]));
    return this.#inputs(key, module, properties, behaviours, `${name}Args`);
  }

  #index(side) {
    this.indexes ??= new Map();
    if (!this.indexes.has(side)) {
      this.indexes.set(side, indexNestedTypes(this.npm.file(side === 'Inputs' ? 'types/input.d.ts' : 'types/output.d.ts')));
    }
    return this.indexes.get(side);
  }

  #reportUnused() {
    const { numbers, renames, json } = this.settings;
    const tables = { numbers: [numbers, this.numbers.used], renames: [renames, this.naming.usedRenames], json: [json, this.usedJson] };
    for (const [table, [entries, used]] of Object.entries(tables)) {
      for (const key of entries.keys()) {
        if (!used.has(key)) this.problems.add(`${this.npm.name}: the entry for ${key} in "${table}" of bindgen.json fits no such property`);
      }
    }
  }

  #write(relative, blocks) {
    if (this.files.has(relative)) this.problems.add(`two types would be written to ${relative}`);
    this.files.set(relative, file(this.npm, blocks));
  }
}
