/** C# types of number properties, from bindgen.json: the .d.ts says `number` for both kinds. */
export class Numbers {
  /** Keys of the entries that were needed. */
  used = new Set();

  /** @param {import('./config.mjs').PackageSettings} settings @param {import('./problems.mjs').Problems} problems */
  constructor(settings, problems) {
    this.settings = settings;
    this.problems = problems;
  }

  /** @param {string} owner key of the type, `ec2/Vpc` @param {string} property */
  of(owner, property) {
    const key = `${owner}.${property}`;
    const type = this.settings.numbers.get(key);
    if (type === undefined) {
      this.problems.add(`${this.settings.npm}: ${key} is a number; say in "numbers" of bindgen.json whether it is int or double, and its source`);
      return 'double';
    }
    this.used.add(key);
    return type;
  }
}
