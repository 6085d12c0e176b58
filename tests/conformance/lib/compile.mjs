import { fileURLToPath } from 'node:url';
import path from 'node:path';
import ts from 'typescript';
import { root } from './packages.mjs';

const folder = fileURLToPath(new URL('generated/', root));
const options = {
  strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.es2022.d.ts'],
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10,
};

/**
 * One TypeScript program for all texts, so that the SDK's declarations are read once. The texts stay in memory.
 * @param {string[]} texts
 * @returns {{checker: ts.TypeChecker, sources: ts.SourceFile[], diagnostics: (source: ts.SourceFile) => readonly ts.Diagnostic[]}}
 */
export function compile(texts) {
  const generated = new Map(texts.map((text, i) => [path.join(folder, `${i}.ts`), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = name => generated.has(name) || fileExists(name);
  host.readFile = name => generated.get(name) ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => generated.has(name)
    ? ts.createSourceFile(name, generated.get(name), target)
    : getSourceFile(name, target, ...rest);

  const program = ts.createProgram([...generated.keys()], options, host);
  const broken = [...program.getOptionsDiagnostics(), ...program.getGlobalDiagnostics()];
  if (broken.length > 0) throw new Error(`TypeScript cannot start: ${ts.flattenDiagnosticMessageText(broken[0].messageText, ' ')}`);
  return {
    checker: program.getTypeChecker(),
    sources: [...generated.keys()].map(name => program.getSourceFile(name)),
    diagnostics: source => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)],
  };
}
