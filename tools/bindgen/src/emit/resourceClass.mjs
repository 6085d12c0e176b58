import { summaryLines } from '../docs.mjs';
import { indent, quoted, spaced } from './file.mjs';

/**
 * A resource's own class: outputs, constructor, options.
 * @param {object} model
 * @param {string} model.name
 * @param {string} model.doc
 * @param {string} model.attribute      `AwsResourceType`
 * @param {string} model.baseClass
 * @param {string} model.argsClass      as this class's namespace spells it
 * @param {boolean} model.argsOptional
 * @param {{ name: string, value: string }[]} model.constants   arguments that always have one value
 * @param {import('../read/behaviour.mjs').ResourceBehaviour} model.behaviour
 * @param {{ property: import('../read/shapes.mjs').Property, name: string, type: string }[]} model.outputs
 * @returns {string[]}
 */
export function resourceClass(model) {
  const { name, behaviour } = model;
  const token = behaviour.provider ? `pulumi:providers:${behaviour.token}` : behaviour.token;
  const groups = model.outputs.map(({ property, name: output, type }) => [
    ...summaryLines(property.doc),
    `[Output(${quoted(property.name)})]`,
    `public Output<${type}> ${output} { get; private set; } = null!;`,
  ]);
  groups.push(constructor(model));
  if (model.constants.length > 0) groups.push(makeArgs(model));
  groups.push(makeResourceOptions(behaviour));
  return [
    ...summaryLines(model.doc),
    `[${model.attribute}(${quoted(token)})]`,
    `public partial class ${name} : ${model.baseClass}`,
    '{',
    ...indent(spaced(groups)),
    '}',
  ];
}

function constructor({ name, argsClass, argsOptional, constants, behaviour }) {
  const args = argsOptional ? `${argsClass}? args = null` : `${argsClass} args`;
  const passed = constants.length > 0 ? 'MakeArgs(args)' : `args ?? new ${argsClass}()`;
  return [
    `/// <summary>Declares a ${name} with a unique name, its arguments and options.</summary>`,
    `public ${name}(string name, ${args}, CustomResourceOptions? options = null)`,
    `    : base(${quoted(behaviour.token)}, name, ${passed}, MakeResourceOptions(options, ""))`,
    '{',
    '}',
  ];
}

function makeArgs({ argsClass, constants }) {
  return [
    `private static ${argsClass}? MakeArgs(${argsClass}? args)`,
    '{',
    `    args ??= new ${argsClass}();`,
    ...constants.map(({ name, value }) => `    args.${name} = ${quoted(value)};`),
    '    return args;',
    '}',
  ];
}

function makeResourceOptions({ additionalSecretOutputs, aliases, replaceOnChanges }) {
  const types = aliases.map((alias) => `new global::Pulumi.Alias { Type = ${quoted(alias)} }`);
  return [
    'private static CustomResourceOptions MakeResourceOptions(CustomResourceOptions? options, Input<string>? id)',
    '{',
    '    var defaultOptions = new CustomResourceOptions',
    '    {',
    '        Version = Utilities.Version,',
    ...initializer('Aliases', types),
    ...initializer('AdditionalSecretOutputs', additionalSecretOutputs.map(quoted)),
    ...initializer('ReplaceOnChanges', replaceOnChanges.map(quoted)),
    '    };',
    '    var merged = CustomResourceOptions.Merge(defaultOptions, options);',
    '    merged.Id = id ?? merged.Id;',
    '    return merged;',
    '}',
  ];
}

function initializer(option, items) {
  if (items.length === 0) return [];
  return [`        ${option} =`, '        {', ...items.map((item) => `            ${item},`), '        },'];
}
