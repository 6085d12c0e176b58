// Judges compiled Pulumi YAML against the official SDK: node tests/conformance/check.mjs FILE.yaml…
import { missing } from './lib/packages.mjs';

const exit = { fine: 0, findings: 1, usage: 2, missing: 3 };

async function main(files) {
  if (files.length === 0 || files.some(file => file.startsWith('-'))) {
    console.error('usage: node tests/conformance/check.mjs FILE.yaml…');
    return exit.usage;
  }
  const absent = missing();
  if (absent.length > 0) {
    console.error(`missing: ${absent.join(', ')}; run: npm ci --ignore-scripts --prefix tests/conformance`);
    return exit.missing;
  }
  const { judgeFiles } = await import('./lib/judge.mjs');
  const { format } = await import('./lib/findings.mjs');
  let result;
  try {
    result = judgeFiles(files);
  } catch (error) {
    if (!['ENOENT', 'EISDIR', 'EACCES'].includes(error.code)) throw error;
    console.error(`cannot read ${error.path ?? 'a file'}: ${error.code}`);
    return exit.missing;
  }
  for (const finding of result.findings) console.log(format(finding));
  console.error(`${files.length} program(s), ${result.resources} resources, ${result.findings.length} finding(s)`);
  return result.findings.length > 0 ? exit.findings : exit.fine;
}

process.exitCode = await main(process.argv.slice(2));
