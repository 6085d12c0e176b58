import ts from 'typescript';

const nothing = ts.TypeFlags.Undefined | ts.TypeFlags.Null | ts.TypeFlags.Void;

/** Questions about the SDK's types, without the wrappers that Pulumi puts around each of them. */
export class Shapes {
  /** @param {ts.TypeChecker} checker */
  constructor(checker) {
    this.checker = checker;
  }

  /** @param {ts.Type} type @returns {ts.Type[]} what a plain value may be: `Input<A | B | undefined>` gives A and B */
  plain(type) {
    return (type.isUnion() ? type.types : [type]).filter(t => !(t.flags & nothing) && !['Promise', 'OutputInstance'].includes(t.symbol?.name));
  }

  /** @param {ts.Type} type @returns {ts.Type|undefined} what an output holds; an output of a union is a union of outputs of that union */
  held(type) {
    const one = type.isUnion() ? type.types[0] : type;
    const output = (one.isIntersection() ? one.types : [one]).find(t => t.symbol?.name === 'OutputInstance');
    return output && this.checker.getTypeArguments(output)[0];
  }

  /** @returns {boolean} */
  isAny(type) {
    return Boolean(type.flags & ts.TypeFlags.Any);
  }

  /** @param {ts.Type} type @returns {ts.Type|undefined} */
  element(type) {
    return this.checker.isArrayType(type) ? this.checker.getTypeArguments(type)[0] : undefined;
  }

  /** @param {ts.Type} type @returns {ts.Type|undefined} the values of a mapping with free keys */
  mapped(type) {
    return this.checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type ?? type.getStringIndexType();
  }

  /** @param {ts.Type} type @returns {boolean} a mapping, with fixed or free keys */
  isObject(type) {
    return Boolean(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) && !this.checker.isArrayType(type);
  }

  /** @param {ts.Type} type @param {string} name @returns {ts.Type|undefined} */
  property(type, name) {
    const symbol = this.checker.getPropertyOfType(type, name);
    return symbol && this.checker.getTypeOfSymbol(symbol);
  }

  /** @param {ts.Type} type @returns {string[]} the names of a class's outputs or a mapping's entries */
  names(type) {
    const symbols = this.checker.getPropertiesOfType(type);
    const outputs = symbols.filter(s => this.held(this.checker.getTypeOfSymbol(s)));
    return (outputs.length > 0 && this.checker.getPropertyOfType(type, 'urn') ? outputs : symbols).map(s => s.name);
  }

  /** @param {ts.Type} type @returns {string[]} names that must be there */
  required(type) {
    return this.checker.getPropertiesOfType(type).filter(s => !(s.flags & ts.SymbolFlags.Optional)).map(s => s.name);
  }

  /** @param {ts.Type} type @returns {string} how a message names it: `string`, `list of InstanceNetworkInterface` */
  describe(type) {
    const held = this.held(type);
    if (held) return this.describe(held);
    const some = this.plain(type).map(t => this.describeOne(t));
    const words = [...new Set(some.includes('true') && some.includes('false') ? [...some.filter(w => w !== 'true' && w !== 'false'), 'boolean'] : some)];
    const shown = words.length > 8 ? [...words.slice(0, 8), '…'] : words;
    return (shown.join(' | ') || 'null') + (type.isUnion() && type.types.some(t => t.flags & nothing) && !this.isInput(type) ? ' or null' : '');
  }

  isInput(type) {
    return type.isUnion() && type.types.some(t => t.symbol?.name === 'OutputInstance');
  }

  describeOne(type) {
    const held = this.held(type);
    if (held) return this.describe(held);
    const element = this.element(type);
    if (element) return `list of ${this.describe(element)}`;
    const mapped = this.isObject(type) ? this.mapped(type) : undefined;
    if (mapped) return `mapping of ${this.describe(mapped)}`;
    const isNamed = type.symbol && type.symbol.name !== '__type' && type.symbol.name !== '__object' && this.isObject(type);
    const text = isNamed ? type.symbol.name : this.checker.typeToString(type);
    return text.length > 80 ? `${text.slice(0, 79)}…` : text;
  }
}
