/** @typedef {import('./read/types.mjs').Type} Type */

/** C# spellings of types, seen from one module. */
export class CSharpTypes {
  /**
   * @param {import('./naming.mjs').Naming} naming
   * @param {string} module      module of the type whose properties are spelt
   * @param {(property: string) => 'int' | 'double'} numberOf
   */
  constructor(naming, module, numberOf) {
    this.naming = naming;
    this.module = module;
    this.numberOf = numberOf;
  }

  /** `Input<string>`, `InputList<…>`, `InputMap<…>`, `InputUnion<…>`. @param {import('./read/shapes.mjs').Property} property */
  input(property) {
    const type = withoutInput(property.type);
    const inner = (element) => this.#inner(element, property.name, 'Inputs');
    if (type.kind === 'json') return 'InputJson';
    if (type.kind === 'list') return `InputList<${inner(type.element)}>`;
    if (type.kind === 'map') return `InputMap<${inner(type.element)}>`;
    if (type.kind === 'union') {
      const members = this.#members(type, property.name, 'Inputs');
      return members.length === 1 ? `Input<${members[0]}>` : members.length === 2 ? `InputUnion<${members.join(', ')}>` : 'object';
    }
    return `Input<${inner(type)}>`;
  }

  /** The type of an output, `?` where it may be missing. @param {import('./read/shapes.mjs').Property} property */
  output(property) {
    const text = this.#inner(property.type, property.name, 'Outputs');
    // The Kubernetes SDK declares every output as present; an ImmutableArray is never null.
    const nullable = property.optional && !this.naming.kubernetes && property.type.kind !== 'list';
    return nullable ? `${text}?` : text;
  }

  /** @param {Type} type @param {string} property @param {'Inputs' | 'Outputs'} side @returns {string} */
  #inner(type, property, side) {
    switch (type.kind) {
      case 'input': return this.#inner(type.of, property, side);
      case 'string': return 'string';
      case 'bool': return 'bool';
      case 'number': return this.numberOf(property);
      case 'any': return 'object';
      case 'json': return 'System.Text.Json.JsonElement';
      case 'asset': return 'AssetOrArchive';
      case 'archive': return 'Archive';
      case 'list': return `ImmutableArray<${this.#inner(type.element, property, side)}>`;
      case 'map': return `ImmutableDictionary<string, ${this.#inner(type.element, property, side)}>`;
      case 'enum': return `${this.naming.namespaceOf(type.module)}.${type.name}`;
      case 'object': return this.#nested(type, side);
      case 'union': return this.#union(type, property, side);
      default: throw new Error(type.kind);
    }
  }

  #union(type, property, side) {
    // An output that may be any text of an enum is that text.
    if (side === 'Outputs' && type.of.some((member) => member.kind === 'enum')) return 'string';
    const members = this.#members(type, property, side);
    return members.length === 1 ? members[0] : members.length === 2 ? `Union<${members.join(', ')}>` : 'object';
  }

  #members(type, property, side) {
    return [...new Set(type.of.map((member) => this.#inner(member, property, side)))];
  }

  #nested({ module, name }, side) {
    const { naming } = this;
    const qualifier = !naming.kubernetes && module === this.module ? side : naming.nestedNamespace(module, side);
    return `${qualifier}.${name}${side === 'Inputs' ? 'Args' : ''}`;
  }
}

/** @param {Type} type @returns {Type} */
export const withoutInput = (type) => (type.kind === 'input' ? type.of : type);

/** Nested types and enums that a type mentions. @param {Type} type @returns {Generator<{ kind: 'object' | 'enum', module: string, name: string }>} */
export function* mentionedTypes(type) {
  if (type.kind === 'object' || type.kind === 'enum') yield type;
  else if (type.kind === 'list' || type.kind === 'map') yield* mentionedTypes(type.element);
  else if (type.kind === 'input') yield* mentionedTypes(type.of);
  else if (type.kind === 'union') for (const member of type.of) yield* mentionedTypes(member);
}
